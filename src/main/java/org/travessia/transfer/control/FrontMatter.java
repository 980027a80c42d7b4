package org.travessia.transfer.control;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What stands between two lines {@code ---} (YAML) or {@code +++} (TOML) at the beginning of a file, in the words of Jekyll, of Hugo and
 * of this blog's own export. What is no YAML, since somebody wrote {@code title: One: two}, is read line by line.
 *
 * @param entries strings, lists of strings, and maps of such
 */
record FrontMatter(Map<String, Object> entries) {

    private static final Set<String> TAKEN = Set.of(
            "title",
            "slug",
            "date",
            "draft",
            "published",
            "lastmod",
            "tags",
            "tag",
            "categories",
            "category",
            "description",
            "summary",
            "excerpt",
            "seo_title",
            "seo_description",
            "canonical_url",
            "canonicalURL",
            "image",
            "image_alt",
            "featured_image",
            "feature_image",
            "cover",
            "thumbnail",
            "permalink",
            "url",
            "aliases",
            "redirect_from",
            "layout",
            "type",
            "kind",
            "weight",
            "menu_order",
            "pinned",
            "featured",
            "sticky",
            "comments",
            "visibility",
            "language",
            "lang",
            "scheduled_at",
            "trashed_at");
    private static final int MAX_LINES = 500;
    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_ALIASES = 20;
    private static final int MAX_LIST = 200;
    private static final int MAX_DEPTH = 5;

    /** How long a file's front matter is, in characters; 0 if it has none. */
    static int length(String text) {
        int start = 0;
        String fence = "";
        for (int line = 0; line < MAX_LINES && start < text.length(); line++) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            String content = text.substring(start, end).stripTrailing();
            if (line == 0) {
                if (!content.equals("---") && !content.equals("+++")) {
                    return 0;
                }
                fence = content;
            } else if (content.equals(fence) || fence.equals("---") && content.equals("...")) {
                return end;
            }
            start = end;
        }
        return 0;
    }

    /** Reads the entries of a block found by {@link #length}. */
    static FrontMatter read(String block) {
        String inner = block.replaceFirst("^(?:---|\\+\\+\\+)[ \\t]*\\R", "")
                .replaceFirst("(?:---|\\+\\+\\+|\\.\\.\\.)\\s*$", "");
        if (block.startsWith("+++")) {
            return toml(inner).orElseGet(() -> new FrontMatter(Map.of()));
        }
        return yaml(inner).orElseGet(() -> lines(block));
    }

    private static Optional<FrontMatter> yaml(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setCodePointLimit(MAX_LENGTH)
                .build();
        try {
            Object loaded = new Load(settings).loadFromString(text);
            return loaded instanceof Map<?, ?> map ? Optional.of(new FrontMatter(plain(map, 0))) : Optional.empty();
        } catch (YamlEngineException | ClassCastException | StackOverflowError noYaml) {
            return Optional.empty();
        }
    }

    private static Optional<FrontMatter> toml(String text) {
        try {
            UnmodifiableConfig config = new TomlParser().parse(text);
            return Optional.of(new FrontMatter(plain(config, 0)));
        } catch (ParsingException | ClassCastException | IndexOutOfBoundsException | StackOverflowError noToml) {
            return Optional.empty();
        }
    }

    private static FrontMatter lines(String block) {
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        Parser.builder()
                .extensions(List.of(YamlFrontMatterExtension.create()))
                .build()
                .parse(block)
                .accept(visitor);
        Map<String, Object> entries = new LinkedHashMap<>();
        visitor.getData().forEach((key, values) -> entries.put(key, values.size() == 1 ? values.get(0) : values));
        return new FrontMatter(entries);
    }

    private static Map<String, Object> plain(Map<?, ?> map, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value, depth + 1)));
        return plain;
    }

    private static Map<String, Object> plain(UnmodifiableConfig config, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        config.entrySet().forEach(entry -> plain.put(entry.getKey(), plain(entry.<Object>getValue(), depth + 1)));
        return plain;
    }

    private static Object plain(Object value, int depth) {
        if (value instanceof UnmodifiableConfig config) {
            return depth < MAX_DEPTH ? plain(config, depth + 1) : "";
        }
        if (value instanceof Map<?, ?> map && depth < MAX_DEPTH) {
            return plain(map, depth + 1);
        }
        if (value instanceof Collection<?> list && depth < MAX_DEPTH) {
            return list.stream()
                    .limit(MAX_LIST)
                    .map(each -> plain(each, depth + 1))
                    .toList();
        }
        return value == null || value instanceof Collection || value instanceof Map ? "" : String.valueOf(value);
    }

    /** The one value of an entry, unless it is empty. */
    Optional<String> value(String name) {
        return value(entries.get(name));
    }

    private static Optional<String> value(Object found) {
        Object one = found instanceof List<?> list && !list.isEmpty() ? list.get(0) : found;
        return one instanceof String text
                ? Optional.of(text.strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    /** The value of the first of some entries that has one. */
    Optional<String> first(String... names) {
        return Stream.of(names).flatMap(name -> value(name).stream()).findFirst();
    }

    /** A value within an entry: Hugo's {@code cover: {image: …}}. */
    Optional<String> within(String name, String inner) {
        return entries.get(name) instanceof Map<?, ?> map ? value(map.get(inner)) : Optional.empty();
    }

    /** All values of an entry; a single one may be several with commas between, or as Jekyll has it with spaces. */
    List<String> values(String name) {
        Object found = entries.get(name);
        List<String> values = new ArrayList<>();
        if (found instanceof List<?> list) {
            list.forEach(each -> value(each).ifPresent(values::add));
        } else if (found instanceof String text) {
            Stream.of(text.split(text.contains(",") ? "," : "\\s+"))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .forEach(values::add);
        }
        return values;
    }

    /** Whether the file says that the post is published; empty if it says nothing. */
    Optional<Boolean> published() {
        return value("published")
                .map(FrontMatter::truth)
                .or(() -> value("draft").map(value -> !truth(value)));
    }

    /** What an entry says that is true or false. */
    Optional<Boolean> truthOf(String... names) {
        return first(names).map(FrontMatter::truth);
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
        return date("date");
    }

    /**
     * The date of an entry.
     *
     * @throws DateTimeException if there is something else
     */
    Optional<Instant> date(String name) {
        return value(name).map(written -> {
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
