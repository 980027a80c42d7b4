package org.travessia.transfer.control;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.travessia.transfer.control.DjangoDatabase.Column;
import org.travessia.transfer.control.DjangoDatabase.Row;
import org.travessia.transfer.control.DjangoDatabase.Table;

/**
 * Which columns of a table mean what. Tutorials call the same thing by many names; these are known, the first that a table has
 * is taken (docs/moving-from-django.md has the list).
 */
final class DjangoColumns {

    /** What is looked for. */
    enum Field {
        TITLE("title", "headline", "heading", "name", "subject"),
        SLUG("slug"),
        TEXT(
                "body",
                "content",
                "text",
                "body_text",
                "post_text",
                "markdown",
                "body_markdown",
                "content_markdown",
                "html",
                "body_html",
                "content_html",
                "message",
                "article",
                "post",
                "description"),
        AUTHOR(
                "author_id",
                "user_id",
                "created_by_id",
                "owner_id",
                "creator_id",
                "writer_id",
                "posted_by_id",
                "blogger_id",
                "author"),
        PUBLISHED(
                "publish",
                "published",
                "published_at",
                "published_on",
                "published_date",
                "publish_date",
                "publish_at",
                "publish_on",
                "publication_date",
                "pub_date",
                "pubdate",
                "date_published",
                "date_posted",
                "posted_at",
                "posted_on",
                "posted_date",
                "post_date",
                "posted",
                "published_time",
                "publish_time",
                "release_date",
                "date",
                "datetime",
                "timestamp"),
        STATUS(
                "status",
                "state",
                "post_status",
                "published",
                "is_published",
                "publish",
                "is_public",
                "public",
                "is_live",
                "live",
                "is_visible",
                "visible",
                "is_active",
                "active",
                "is_draft",
                "draft"),
        CREATED(
                "created",
                "created_at",
                "created_on",
                "created_date",
                "created_time",
                "create_date",
                "create_time",
                "creation_date",
                "date_created",
                "date_added",
                "added_at",
                "added"),
        UPDATED(
                "updated",
                "updated_at",
                "updated_on",
                "updated_date",
                "update_date",
                "updated_time",
                "date_updated",
                "modified",
                "modified_at",
                "modified_on",
                "modified_date",
                "date_modified",
                "last_modified",
                "last_updated",
                "last_edited",
                "edited"),

        USERNAME("username", "user_name", "login"),
        EMAIL("email", "email_address"),
        PASSWORD("password"),
        FIRST_NAME("first_name"),
        LAST_NAME("last_name"),
        DISPLAY_NAME("display_name", "full_name", "name"),
        ACTIVE("is_active"),
        STAFF("is_staff", "is_admin"),
        SUPERUSER("is_superuser"),
        JOINED("date_joined", "joined", "created_at", "created");

        private final List<String> names;

        Field(String... names) {
            this.names = List.of(names);
        }

        List<String> names() {
            return names;
        }
    }

    private final Table table;
    private final Map<Field, Column> found = new LinkedHashMap<>();

    private DjangoColumns(Table table) {
        this.table = table;
    }

    static DjangoColumns ofPosts(Table table) {
        DjangoColumns columns = new DjangoColumns(table);
        columns.find(Field.TITLE, column -> !column.time() && !column.truth());
        columns.find(Field.SLUG, column -> true);
        columns.find(Field.TEXT, column -> !column.time() && !column.truth());
        columns.find(Field.AUTHOR, column -> !column.time());
        // "published" is a time in one tutorial and a yes or no in another: the type says which.
        columns.find(Field.PUBLISHED, Column::time);
        columns.find(Field.STATUS, column -> !column.time());
        columns.find(Field.CREATED, Column::time);
        columns.find(Field.UPDATED, Column::time);
        return columns;
    }

    static DjangoColumns ofPeople(Table table) {
        DjangoColumns columns = new DjangoColumns(table);
        for (Field field : List.of(
                Field.USERNAME,
                Field.EMAIL,
                Field.PASSWORD,
                Field.FIRST_NAME,
                Field.LAST_NAME,
                Field.DISPLAY_NAME,
                Field.ACTIVE,
                Field.STAFF,
                Field.SUPERUSER)) {
            columns.find(field, column -> !column.time());
        }
        columns.find(Field.JOINED, Column::time);
        if (columns.column(Field.USERNAME).isEmpty()) {
            // A user model whose people sign in with their address.
            columns.column(Field.EMAIL).ifPresent(email -> columns.found.put(Field.USERNAME, email));
        }
        return columns;
    }

    private void find(Field field, Predicate<Column> fits) {
        field.names().stream()
                .map(table.columns()::get)
                .filter(column -> column != null && fits.test(column) && !found.containsValue(column))
                .findFirst()
                .ifPresent(column -> found.put(field, column));
    }

    Table table() {
        return table;
    }

    Optional<Column> column(Field field) {
        return Optional.ofNullable(found.get(field));
    }

    /** Everything that is read of a row: the key, then what was found. */
    List<Column> all() {
        List<Column> all = new ArrayList<>();
        table.key().ifPresent(all::add);
        found.values().stream().filter(column -> !all.contains(column)).forEach(all::add);
        return all;
    }

    /** For the report: "title from headline". */
    List<String> taken() {
        return found.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " from "
                        + entry.getValue().name())
                .toList();
    }

    /** For the report: what the table has besides. */
    List<String> notTaken() {
        return table.columns().values().stream()
                .filter(column -> !all().contains(column))
                .map(column -> DjangoText.plain(column.name()))
                .toList();
    }

    /** A value as text; empty if the table has none. */
    String text(Row row, Field field) {
        return column(field).flatMap(row::text).orElse("");
    }

    /** A yes or no. */
    boolean truth(Row row, Field field, boolean otherwise) {
        return column(field)
                .flatMap(row::text)
                .map(text -> Set.of("1", "true", "t").contains(text.toLowerCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /** A time, read in a zone unless it says its own. */
    Optional<Instant> time(Row row, Field field, ZoneId zone) {
        return column(field).flatMap(row::text).flatMap(text -> DjangoTime.parse(text, zone));
    }
}
