package org.travessia.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;

/**
 * An error in the form of RFC 9457, {@code application/problem+json}.
 *
 * @param status the HTTP status
 * @param title what kind of error it is, the same for all of its kind
 * @param detail what is wrong here and what to do; may be empty
 * @param requestId what the log calls this request
 * @param errors the members of the document that broke a rule
 */
public record Problem(int status, String title, String detail, String requestId, List<Member> errors) {

    /** The media type of RFC 9457. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /** A problem of the request at hand in which no member broke a rule. */
    public static Problem of(int status, String title, String detail) {
        String requestId =
                Optional.ofNullable(MDC.get("requestId")).map(Object::toString).orElse("");
        return new Problem(status, title, detail, requestId, List.of());
    }

    /** An answer with this problem, which no cache keeps. */
    public Response.ResponseBuilder response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json().toString());
    }

    private JsonObject json() {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status);
        if (!detail.isEmpty()) {
            problem.add("detail", detail);
        }
        if (!errors.isEmpty()) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            errors.forEach(error -> fields.add(
                    Json.createObjectBuilder().add("field", error.field()).add("message", error.message())));
            problem.add("errors", fields);
        }
        return problem.add("requestId", requestId).build();
    }

    /**
     * A member of the client's document, or a parameter of its address, that broke a rule.
     *
     * @param field its name
     * @param message which rule, in the client's language
     */
    public record Member(String field, String message) {}
}
