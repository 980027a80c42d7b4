package org.travessia.transfer.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A post or a page as a file of an export: its text, and all that is said of it above it as front matter.
 *
 * @param row its columns, with what is {@link #told} of it
 */
record ExportedPost(JsonObject row) {

    /** How front matter calls columns, where others who read it have names of their own. */
    static final Map<String, String> NAMES = Map.of("published_at", "date", "updated_at", "lastmod");

    /** What is told for those who read the files; a restore has it from the tables. */
    static final Set<String> TOLD = Set.of("draft", "tags", "categories", "author");

    private static final Set<String> FIRST =
            Set.of("title", "slug", "published_at", "updated_at", "markdown", "author", "tags", "categories");
    private static final Map<String, String> AUTHOR_TOLD =
            Map.of("author", "(select p.username from person p where p.id = t.author_id)");
    private static final Map<String, String> ALL_TOLD = Map.of(
            "author",
            AUTHOR_TOLD.get("author"),
            "tags",
            "(select coalesce(jsonb_agg(x.name order by g.position), '[]') from post_tag g join term x on x.id = g.term_id"
                    + " where g.post_id = t.id)",
            "categories",
            "(select coalesce(jsonb_agg(x.name), '[]') from term x where x.id = t.category_id)");

    /**
     * What a row says besides its columns: expressions by names.
     *
     * @param tables those of the schema, which may be an older one
     */
    static Map<String, String> told(List<String> tables) {
        return tables.contains("term") ? ALL_TOLD : AUTHOR_TOLD;
    }

    /** The file's name in the archive. */
    String file() {
        boolean page = row.getString("kind", "POST").equals("PAGE");
        return (page ? "pages/" : "posts/") + row.getString("slug") + ".md";
    }

    /** What is in the file. */
    String text() {
        return frontMatter() + row.getString("markdown");
    }

    private String frontMatter() {
        StringBuilder text = new StringBuilder("---\n");
        entry(text, "title", row.get("title"));
        entry(text, "slug", row.get("slug"));
        entry(text, "date", row.get("published_at"));
        entry(text, "lastmod", row.get("updated_at"));
        entry(text, "draft", published() ? JsonValue.FALSE : JsonValue.TRUE);
        for (String told : List.of("author", "tags", "categories")) {
            entry(text, told, row.getOrDefault(told, JsonValue.EMPTY_JSON_ARRAY));
        }
        for (String column : new TreeSet<>(row.keySet())) {
            if (!FIRST.contains(column)) {
                entry(text, column, row.get(column));
            }
        }
        return text.append("---\n").toString();
    }

    /** What is still to come, or thrown away, is a draft to programs that know nothing of either: none of them may publish it. */
    private boolean published() {
        return row.getString("state", row.getString("status")).equals("PUBLISHED")
                && !(row.get("trashed_at") instanceof JsonString);
    }

    /** JSON is YAML as well. */
    private static void entry(StringBuilder text, String name, JsonValue value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
