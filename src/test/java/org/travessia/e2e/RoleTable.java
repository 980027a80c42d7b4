package org.travessia.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/roles.md}, line by line. */
final class RoleTable {

    private static final Path FILE = Path.of("docs/roles.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A line.
     *
     * @param section the heading above its table
     * @param by methods and addresses, {@code GET /admin/posts/{id}/edit}
     * @param of the states of the object; empty where the deed has no such object
     * @param whose {@code own}, {@code another's} or {@code anybody's}; empty where the object has no owner
     * @param answers by who asks, in lower case
     */
    record Line(
            String section, String deed, List<String> by, List<String> of, String whose, Map<String, String> answers) {}

    private RoleTable() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        String section = "";
        List<String> columns = List.of();
        Map<String, String> above = Map.of();
        for (String text : text()) {
            if (text.startsWith("## ")) {
                section = text.substring(3);
            }
            if (!text.startsWith("|")) {
                columns = List.of();
                continue;
            }
            List<String> cells = Arrays.stream(text.substring(1).split("\\|"))
                    .map(String::strip)
                    .toList();
            if (cells.get(0).equals("Deed")) {
                columns = cells;
                above = Map.of();
            } else if (!columns.isEmpty() && !cells.get(0).startsWith("---")) {
                above = filled(columns, cells, above);
                lines.add(line(section, above));
            }
        }
        return lines;
    }

    private static List<String> text() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> filled(List<String> columns, List<String> cells, Map<String, String> above) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            filled.put(columns.get(i), cell.isEmpty() ? above.get(columns.get(i)) : cell);
        }
        return filled;
    }

    private static Line line(String section, Map<String, String> cells) {
        Map<String, String> answers = new LinkedHashMap<>(cells);
        List.of("Deed", "By", "Of", "Whose").forEach(answers.keySet()::remove);
        return new Line(
                section,
                cells.get("Deed"),
                CODE.matcher(cells.get("By"))
                        .results()
                        .map((MatchResult code) -> code.group(1))
                        .toList(),
                cells.containsKey("Of") ? List.of(cells.get("Of").split(", ")) : List.of(),
                cells.getOrDefault("Whose", ""),
                answers.entrySet().stream()
                        .collect(Collectors.toMap(
                                answer -> answer.getKey().toLowerCase(),
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }
}
