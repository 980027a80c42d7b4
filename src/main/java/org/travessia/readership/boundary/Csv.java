package org.travessia.readership.boundary;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of comma separated values (RFC 4180). A spreadsheet calculates what begins like a formula, whoever wrote it: such a text gets an
 * apostrophe before it.
 */
final class Csv {

    private final StringBuilder text = new StringBuilder();

    Csv line(Object... values) {
        text.append(List.of(values).stream().map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String field(Object value) {
        String plain = value.toString();
        boolean formula = !(value instanceof Number) && plain.matches("(?s)[=+@\\-\\t\\r].*");
        String safe = formula ? "'" + plain : plain;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
