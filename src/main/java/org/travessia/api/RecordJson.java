package org.travessia.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * Writes the records that the API's description names, so that what is described is what is sent. A component that is an empty Optional is
 * left out; of classes other than those used there nothing is ever written.
 */
public final class RecordJson {

    private RecordJson() {}

    /** A record as an object, its components in their order. */
    public static JsonObject of(Record representation) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (RecordComponent component : representation.getClass().getRecordComponents()) {
            value(read(representation, component)).ifPresent(value -> object.add(component.getName(), value));
        }
        return object.build();
    }

    private static Object read(Record representation, RecordComponent component) {
        try {
            return component.getAccessor().invoke(representation);
        } catch (ReflectiveOperationException notAccessible) {
            throw new IllegalStateException(component.toString(), notAccessible);
        }
    }

    private static Optional<JsonValue> value(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(RecordJson::value);
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            list.forEach(element -> value(element).ifPresent(array::add));
            return Optional.of(array.build());
        }
        if (value instanceof Record nested) {
            return Optional.of(of(nested));
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth ? JsonValue.TRUE : JsonValue.FALSE);
        }
        if (value instanceof Integer number) {
            return Optional.of(Json.createValue(number));
        }
        if (value instanceof Long number) {
            return Optional.of(Json.createValue(number));
        }
        // Texts, times (ISO 8601) and names of enums.
        return Optional.of(Json.createValue(String.valueOf(value)));
    }
}
