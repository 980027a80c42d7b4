package org.travessia.transfer.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.travessia.platform.Invalid;

/** Reads Ghost's export row by row: {@code {"db":[{"data":{"posts":[…], …}}]}}, or without {@code db} around it. */
final class GhostReader {

    private final Path file;

    GhostReader(Path file) {
        this.file = file;
    }

    /** Takes the rows of the tables, in the order of the file. */
    interface Taker {

        /** Whether a table's rows are to be read. */
        Predicate<String> tables();

        /** A row; false to end. */
        boolean row(String table, JsonObject row);
    }

    /** Where a file ends to be readable. */
    static final class Broken extends Exception {

        Broken(String reason) {
            super(reason);
        }
    }

    /**
     * Reads the file.
     *
     * @throws Invalid with field {@code file} if it is no Ghost export
     * @throws Broken if it is one, but ends or breaks somewhere
     */
    void read(Taker taker) throws Broken {
        boolean found = false;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser json = Json.createParser(withoutMark(bytes))) {
            try {
                found = toData(json);
                if (found) {
                    tables(json, taker);
                }
            } catch (JsonException | IllegalStateException | java.util.NoSuchElementException broken) {
                if (found) {
                    throw new Broken(DjangoText.plain(String.valueOf(broken.getMessage())));
                }
                throw new Invalid("file", "ghost.notJson", file, DjangoText.plain(String.valueOf(broken.getMessage())));
            }
        } catch (IOException unreadable) {
            throw new Invalid("file", "import.fileUnreadable", file);
        } catch (JsonException unreadable) {
            throw new Invalid("file", "ghost.notJson", file, DjangoText.plain(String.valueOf(unreadable.getMessage())));
        }
        if (!found) {
            throw new Invalid("file", "ghost.notGhost", file);
        }
    }

    private static InputStream withoutMark(InputStream bytes) throws IOException {
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        if (!(start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF)) {
            bytes.reset();
        }
        return bytes;
    }

    /** Goes to the object of tables, which is the first one called "data" outside of any other such. */
    private static boolean toData(JsonParser json) {
        String key = "";
        int depth = 0;
        while (json.hasNext()) {
            switch (json.next()) {
                case KEY_NAME -> key = json.getString();
                case START_OBJECT -> {
                    if (key.equals("data")) {
                        return true;
                    }
                    if (key.isEmpty() || key.equals("db")) {
                        depth++;
                    } else {
                        skip(json);
                    }
                    key = "";
                }
                case START_ARRAY -> {
                    if (!key.equals("db")) {
                        skip(json);
                    }
                }
                default -> key = depth == 0 ? "" : key.equals("db") ? key : "";
            }
        }
        return false;
    }

    private static void tables(JsonParser json, Taker taker) {
        while (json.hasNext()) {
            JsonParser.Event event = json.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return;
            }
            if (event != JsonParser.Event.KEY_NAME) {
                continue;
            }
            String table = json.getString();
            event = json.next();
            if (event == JsonParser.Event.START_OBJECT) {
                skip(json);
            } else if (event == JsonParser.Event.START_ARRAY) {
                if (!taker.tables().test(table)) {
                    skip(json);
                } else if (!rows(json, table, taker)) {
                    return;
                }
            }
        }
    }

    private static boolean rows(JsonParser json, String table, Taker taker) {
        while (json.hasNext()) {
            switch (json.next()) {
                case START_OBJECT -> {
                    if (!taker.row(table, json.getObject())) {
                        return false;
                    }
                }
                case START_ARRAY -> skip(json);
                case END_ARRAY -> {
                    return true;
                }
                default -> {
                    // A table has rows only.
                }
            }
        }
        return true;
    }

    /** Goes to the end of an object or array that has begun. Not the parser's own way, which never ends where the file does. */
    private static void skip(JsonParser json) {
        for (int depth = 1; depth > 0; ) {
            switch (json.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {
                    // A name or a value.
                }
            }
        }
    }

    /** A column as text; empty if it is null or not there. */
    static Optional<String> text(JsonObject row, String column) {
        JsonValue value = row.get(column);
        if (value instanceof JsonString string) {
            return Optional.of(string.getString()).filter(text -> !text.isBlank());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** Whether a column is true, or 1. */
    static boolean truth(JsonObject row, String column) {
        JsonValue value = row.get(column);
        return value == JsonValue.TRUE
                || value instanceof JsonNumber number && number.intValue() == 1
                || value instanceof JsonString string && string.getString().matches("1|true");
    }
}
