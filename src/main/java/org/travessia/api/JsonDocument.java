package org.travessia.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

/**
 * A JSON object that a client sent, read member by member: each wrong one is named, and none can be set that may not be.
 *
 * <p>Read what is to be read, then ask {@link #demandValid}. {@code null} is as good as nothing; {@link #has} tells them apart.
 */
public final class JsonDocument {

    /** The type of a document that says what is to be another (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** What two readers may understand differently is not taken. */
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final int MOST_NAMED = 20;
    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_DEEP = 20;
    private static final byte[] BEGIN = {'['};
    private static final byte[] END = {']'};

    private final JsonObject json;
    private final List<FieldError> errors = new ArrayList<>();

    private JsonDocument(JsonObject json, Set<String> members) {
        this.json = json;
        json.keySet().stream()
                .filter(name -> !members.contains(name))
                .limit(MOST_NAMED)
                .forEach(name -> errors.add(new FieldError(name, "api.member.unknown", List.of())));
    }

    /**
     * Reads one.
     *
     * @param members that there may be
     * @throws BadRequestException if it is no JSON object, names a member twice, or is nested too deeply
     */
    public static JsonDocument read(InputStream body, Set<String> members) {
        byte[] bytes = bytes(body);
        demandShallow(bytes);
        // As the one element of an array, so that nothing can follow it, and in no encoding but UTF-8.
        InputStream array = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(BEGIN), new ByteArrayInputStream(bytes), new ByteArrayInputStream(END))));
        try (JsonReader reader = READERS.createReader(array)) {
            JsonArray one = reader.readArray();
            if (one.size() == 1) {
                return new JsonDocument(one.getJsonObject(0), members);
            }
        } catch (RuntimeException malformed) {
            // The parser has exceptions of several kinds, also for what is named twice.
            throw new BadRequestException("the body is no JSON object", malformed);
        }
        throw new BadRequestException("the body is more than one JSON object");
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException cutShort) {
            throw new UncheckedIOException(cutShort);
        }
    }

    /** The parser calls itself for what is nested. */
    private static void demandShallow(byte[] json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> text = !text;
                case '\\' -> i += text ? 1 : 0;
                case '[', '{' -> depth += text ? 0 : 1;
                case ']', '}' -> depth -= text ? 0 : 1;
                default -> {
                    // A part of a word or a number.
                }
            }
            if (depth > MOST_DEEP) {
                throw new BadRequestException("the body is nested too deeply");
            }
        }
    }

    /** Whether there is such a member, though it may be {@code null}. */
    public boolean has(String name) {
        return json.containsKey(name);
    }

    public Optional<String> string(String name) {
        return member(name)
                .flatMap(value -> value instanceof JsonString text
                        ? Optional.of(text.getString())
                        : wrong(name, "api.member.string"));
    }

    public Optional<Boolean> truth(String name) {
        return member(name)
                .flatMap(value -> value == JsonValue.TRUE || value == JsonValue.FALSE
                        ? Optional.of(value == JsonValue.TRUE)
                        : wrong(name, "api.member.boolean"));
    }

    /** A whole number of at most nine digits. */
    public Optional<Integer> integer(String name) {
        // By its digits: to make an int of 1e999999999 would take for ever.
        return member(name)
                .flatMap(value ->
                        value instanceof JsonNumber number && number.toString().matches("-?\\d{1,9}")
                                ? Optional.of(Integer.valueOf(number.toString()))
                                : wrong(name, "api.member.integer"));
    }

    /** A time of RFC 3339. */
    public Optional<Instant> time(String name) {
        return string(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException unreadable) {
                return wrong(name, "api.member.time");
            }
        });
    }

    /** One of an enum's names. */
    @SafeVarargs
    public final <E extends Enum<E>> Optional<E> choice(String name, E... choices) {
        return string(name)
                .flatMap(text -> Arrays.stream(choices)
                        .filter(choice -> choice.name().equals(text))
                        .findFirst()
                        .or(() -> wrong(name, "api.member.choice", Arrays.toString(choices))));
    }

    public Optional<List<String>> strings(String name) {
        return member(name).flatMap(value -> {
            if (!(value instanceof JsonArray array)
                    || array.size() > MOST_ELEMENTS
                    || !array.stream().allMatch(JsonString.class::isInstance)) {
                return wrong(name, "api.member.strings");
            }
            return Optional.of(array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList());
        });
    }

    /**
     * To be asked when everything is read.
     *
     * @throws Invalid naming every member that is of a wrong type or not to be set
     */
    public void demandValid() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private Optional<JsonValue> member(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private <T> Optional<T> wrong(String name, String messageKey, Object... arguments) {
        errors.add(new FieldError(name, messageKey, List.of(arguments)));
        return Optional.empty();
    }
}
