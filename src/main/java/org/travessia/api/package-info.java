/** What the API's resources have in common, and what {@code /api/openapi} says of it as a whole; {@link ApiErrors} adds what every method has. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Travessia",
                        version = "v1",
                        license = @License(name = "Apache License 2.0", identifier = "Apache-2.0"),
                        description =
                                "Read and write a blog. A personal access token (RFC 6750) acts as its person, within its scopes; "
                                        + "nothing but what everybody may read is given without one. Errors are application/problem+json "
                                        + "(RFC 9457). A change names the version it began from (If-Match); a POST with an Idempotency-Key is done "
                                        + "once. Unknown members and parameters are refused."),
        servers = @Server(url = "/", description = "This blog"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "token",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description =
                                                "A personal access token, made on the page /account. Its scopes: "
                                                        + "posts:read, posts:write, media:read, media:write, comments:moderate."),
                        parameters = {
                            @Parameter(
                                    name = "before",
                                    in = ParameterIn.QUERY,
                                    description = "A place from a Link header: the page begins after it.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "after",
                                    in = ParameterIn.QUERY,
                                    description = "A place from a Link header: the page ends before it.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "How many rows a page has.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "100",
                                                    defaultValue = "20")),
                            @Parameter(
                                    name = "If-Match",
                                    in = ParameterIn.HEADER,
                                    description = "The ETag that was read.",
                                    required = true,
                                    example = "\"3\"",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "Idempotency-Key",
                                    in = ParameterIn.HEADER,
                                    description =
                                            "A request with a key is done once; its answer is given again for a day.",
                                    example = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"",
                                    schema = @Schema(type = SchemaType.STRING, maxLength = 255))
                        }),
        externalDocs =
                @ExternalDocumentation(
                        description = "Errors: RFC 9457",
                        url = "https://www.rfc-editor.org/rfc/rfc9457"))
package org.travessia.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.ExternalDocumentation;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
