package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import java.io.InputStream;
import java.util.Optional;

/** A JSON object that the editor's script sends: what is not as it sends it is nobody's slip in typing, and answered with 400. */
final class EditorBody {

    private final JsonObject json;

    private EditorBody(JsonObject json) {
        this.json = json;
    }

    static EditorBody read(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            return new EditorBody(reader.readObject());
        } catch (JsonException malformed) {
            throw new BadRequestException("the body is no JSON object", malformed);
        }
    }

    boolean has(String member) {
        return json.containsKey(member) && !json.isNull(member);
    }

    String string(String member) {
        if (json.get(member) instanceof JsonString text) {
            return text.getString();
        }
        throw new BadRequestException(member + " is no string");
    }

    /** A whole number that is not negative; empty where it is left out. */
    Optional<Long> number(String member) {
        if (!has(member)) {
            return Optional.empty();
        }
        if (json.get(member) instanceof JsonNumber number && number.toString().matches("\\d{1,18}")) {
            return Optional.of(number.longValueExact());
        }
        throw new BadRequestException(member + " is no whole number");
    }

    boolean is(String member) {
        return json.get(member) == JsonValue.TRUE;
    }
}
