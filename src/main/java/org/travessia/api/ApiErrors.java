package org.travessia.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to the description of each method the errors that follow from what it takes, so that none is forgotten. */
public class ApiErrors implements OASFilter {

    private static final String SCHEMA = "Problem";

    private static final Map<String, String> ERRORS = Map.ofEntries(
            Map.entry("400", "The request is no HTTP, no UTF-8 or no JSON object."),
            Map.entry("401", "A token is missing, or is wrong, expired or revoked; WWW-Authenticate says so."),
            Map.entry("403", "The token lacks a scope, which WWW-Authenticate names, or its person may not."),
            Map.entry("404", "There is no such thing, or none that this person may know of."),
            Map.entry("406", "There is no such form of it."),
            Map.entry("409", "The first request with this Idempotency-Key is still at work."),
            Map.entry("412", "Somebody has changed it since; nothing is written."),
            Map.entry("413", "The body is too large."),
            Map.entry("415", "The body is of a type that is not taken."),
            Map.entry("422", "A member or parameter breaks a rule; each is named in errors."),
            Map.entry("428", "If-Match is missing."),
            Map.entry("429", "Too many requests; Retry-After says when there may be more."),
            Map.entry("503", "The blog is away or read only for a moment; Retry-After says for how long."));

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        add(responses, "406", "422", "429", "503");
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            add(responses, "401", "403");
        }
        if (operation.getRequestBody() != null) {
            add(responses, "400", "413", "415");
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> {
                if (parameter.getIn() == In.PATH) {
                    add(responses, "404");
                }
                String ref = String.valueOf(parameter.getRef());
                if (ref.endsWith("/If-Match")) {
                    add(responses, "412", "428");
                }
                if (ref.endsWith("/Idempotency-Key")) {
                    add(responses, "409");
                }
            });
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ERRORS.forEach((status, description) -> api.getComponents().addResponse("error" + status, error(description)));
        api.getComponents().addSchema(SCHEMA, problem());
    }

    private static void add(APIResponses responses, String... statuses) {
        for (String status : statuses) {
            if (!responses.hasAPIResponse(status)) {
                responses.addAPIResponse(
                        status, OASFactory.createAPIResponse().ref("#/components/responses/error" + status));
            }
        }
    }

    private static APIResponse error(String description) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE.toString(),
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static Schema problem() {
        Schema member = object().addProperty("field", text("Its name.").addExample("title"))
                .addProperty("message", text("Which rule it breaks, in the language asked for."))
                .addRequired("field")
                .addRequired("message");
        return object().description("An error (RFC 9457).")
                .addProperty("type", text("Always about:blank.").addExample("about:blank"))
                .addProperty("title", text("What kind of error it is.").addExample("This has changed meanwhile"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).addExample(412))
                .addProperty("detail", text("What is wrong here and what to do."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(member))
                .addProperty("requestId", text("What the blog's log calls the request."))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("requestId");
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
