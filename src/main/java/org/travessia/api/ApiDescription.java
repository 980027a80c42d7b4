package org.travessia.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What {@code /api/openapi} says of the API as a whole. */
@ApplicationScoped
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Travessia",
                        version = "v1",
                        description = "Read and write posts. Errors are application/problem+json (RFC 9457)."))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A personal access token, made on the page /account.")
public class ApiDescription {}
