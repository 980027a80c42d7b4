package org.travessia.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.web.Messages;

/**
 * An error in the form of RFC 9457, {@code application/problem+json}.
 *
 * @param status the HTTP status
 * @param title what kind of error it is, the same for all of its kind
 * @param detail what is wrong here and what to do; may be empty
 * @param requestId what the log calls this request
 * @param errors the fields that broke a rule
 */
public record Problem(int status, String title, String detail, String requestId, List<FieldError> errors) {

    /** The media type of RFC 9457. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /** An answer with this problem, which no cache keeps. */
    public Response.ResponseBuilder response(Messages messages) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json(messages).toString());
    }

    private JsonObject json(Messages messages) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status);
        if (!detail.isEmpty()) {
            problem.add("detail", detail);
        }
        if (!errors.isEmpty()) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            errors.forEach(error -> fields.add(Json.createObjectBuilder()
                    .add("field", error.field())
                    .add("message", messages.text(error.messageKey(), error.arguments().toArray()))));
            problem.add("errors", fields);
        }
        return problem.add("requestId", requestId).build();
    }
}
