package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.PostRules;

/**
 * A post as a client of the API writes it. Read member by member, so that each wrong one is named and none can be set that
 * may not be.
 */
@Schema(name = "PostDocument", description = "A post as a client writes it.")
public record PostDocument(
        @Schema(description = "The title.", maxLength = PostRules.MAX_TITLE, required = true)
        String title,

        @Schema(description = "The last part of the address; made of the title if it is left out.")
        Optional<String> slug,

        @Schema(description = "The text, CommonMark.", maxLength = PostRules.MAX_MARKDOWN, required = true)
        String markdown,

        @Schema(
                name = "status",
                type = SchemaType.STRING,
                description = "Who may read it.",
                enumeration = {"DRAFT", "PUBLISHED"},
                defaultValue = "DRAFT")
        boolean published) {

    private static final Set<String> MEMBERS = Set.of("title", "slug", "markdown", "status");

    /**
     * Reads a document.
     *
     * @throws BadRequestException if it is no JSON object
     * @throws Invalid naming every member that is missing, of a wrong type or not to be set
     */
    static PostDocument read(InputStream body) {
        return read(parse(body));
    }

    private static JsonObject parse(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            return reader.readObject();
        } catch (JsonException malformed) {
            throw new BadRequestException("the body is no JSON object", malformed);
        }
    }

    private static PostDocument read(JsonObject json) {
        List<FieldError> errors = new ArrayList<>();
        json.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .limit(20)
                .forEach(name -> errors.add(new FieldError(name, "post.member.unknown", List.of())));
        Optional<String> title = string(json, "title", errors);
        Optional<String> slug = string(json, "slug", errors);
        Optional<String> markdown = string(json, "markdown", errors);
        Optional<String> status = string(json, "status", errors);
        if (status.isPresent() && !status.get().equals("DRAFT") && !status.get().equals("PUBLISHED")) {
            errors.add(new FieldError("status", "post.status.unknown", List.of()));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        // A missing title or text breaks the same rule as an empty one.
        return new PostDocument(
                title.orElse(""),
                slug,
                markdown.orElse(""),
                status.filter("PUBLISHED"::equals).isPresent());
    }

    private static Optional<String> string(JsonObject json, String name, List<FieldError> errors) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value != JsonValue.NULL) {
            errors.add(new FieldError(name, "post.member.string", List.of()));
        }
        return Optional.empty();
    }
}
