package org.travessia.transfer.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;

/**
 * What stands between two lines {@code ---} at the beginning of a file. Of its entries {@code title}, {@code slug},
 * {@code date}, {@code draft} and {@code published} are taken.
 */
record FrontMatter(Map<String, List<String>> entries) {

    private static final Set<String> TAKEN = Set.of("title", "slug", "date", "draft", "published");
    private static final int MAX_LINES = 200;

    /** How long a file's front matter is, in characters; 0 if it has none. */
    static int length(String text) {
        int start = 0;
        for (int line = 0; line < MAX_LINES && start < text.length(); line++) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            String content = text.substring(start, end).stripTrailing();
            boolean fence = content.equals("---");
            if (line == 0 && !fence) {
                return 0;
            }
            if (line > 0 && (fence || content.equals("..."))) {
                return end;
            }
            start = end;
        }
        return 0;
    }

    /** Reads the entries of a block found by {@link #length}. */
    static FrontMatter read(String block) {
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        Parser.builder()
                .extensions(List.of(YamlFrontMatterExtension.create()))
                .build()
                .parse(block)
                .accept(visitor);
        return new FrontMatter(Map.copyOf(visitor.getData()));
    }

    /** The one value of an entry, unless it is empty. */
    Optional<String> value(String name) {
        return Optional.ofNullable(entries.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0).strip())
                .filter(value -> !value.isEmpty());
    }

    /** Whether the file says that the post is published; empty if it says nothing. */
    Optional<Boolean> published() {
        return value("published")
                .map(FrontMatter::truth)
                .or(() -> value("draft").map(value -> !truth(value)));
    }

    private static boolean truth(String value) {
        return Set.of("true", "yes", "on", "1").contains(value.toLowerCase(Locale.ROOT));
    }

    /**
     * The date: a day, a day and time, or either with an offset; without one it is in UTC.
     *
     * @throws DateTimeException if there is something else
     */
    Optional<Instant> date() {
        return value("date").map(written -> {
            String date =
                    written.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T").replaceFirst(" +(?=[+-]\\d\\d)", "");
            if (date.length() == 10) {
                return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            if (date.matches(".*(?:Z|[+-]\\d\\d(?::?\\d\\d)?)$") && date.length() > 16) {
                String offset =
                        date.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replaceFirst("([+-]\\d\\d)$", "$1:00");
                return OffsetDateTime.parse(date.endsWith("Z") ? date : offset).toInstant();
            }
            return LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
        });
    }

    /** The names of entries that mean nothing to this blog, in alphabetical order. */
    Set<String> ignored() {
        Set<String> ignored = new TreeSet<>(entries.keySet());
        ignored.removeAll(TAKEN);
        return ignored;
    }
}
