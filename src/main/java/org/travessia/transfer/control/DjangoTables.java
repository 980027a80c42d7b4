package org.travessia.transfer.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.platform.Invalid;
import org.travessia.transfer.control.DjangoColumns.Field;
import org.travessia.transfer.control.DjangoDatabase.Column;
import org.travessia.transfer.control.DjangoDatabase.Table;

/** Which tables of a Django blog have its posts and its people, and what else there is. */
final class DjangoTables {

    /** A report needs to say no more than that there are so many. */
    static final long MAX_COUNTED = 100_000;

    /** Django's own bookkeeping, which no reader or writer ever saw. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "django_migrations",
            "django_content_type",
            "django_site",
            "auth_permission",
            "sqlite_sequence",
            "sqlite_stat1");

    private final DjangoDatabase database;
    private final DjangoColumns posts;
    private final Optional<DjangoColumns> people;

    private DjangoTables(DjangoDatabase database, DjangoColumns posts, Optional<String> peopleTable) {
        this.database = database;
        this.posts = posts;
        this.people = peopleColumns(peopleTable);
    }

    /**
     * Looks for the tables.
     *
     * @param peopleTable empty for the one that the author column refers to, or {@code auth_user}
     * @throws Invalid if there is no such table, or it lacks what is needed; it says what was found
     */
    static DjangoTables find(DjangoDatabase database, String postTable, Optional<String> peopleTable) {
        return new DjangoTables(database, postColumns(database, postTable), peopleTable);
    }

    DjangoColumns posts() {
        return posts;
    }

    /** Empty if nobody signs in. */
    Optional<DjangoColumns> people() {
        return people;
    }

    private static DjangoColumns postColumns(DjangoDatabase database, String wanted) {
        Table table = database.table(wanted)
                .orElseThrow(() -> new Invalid("source", "django.noTable", wanted, DjangoText.list(database.tables())));
        DjangoColumns columns = DjangoColumns.ofPosts(table);
        for (Field needed : List.of(Field.TITLE, Field.TEXT)) {
            if (columns.column(needed).isEmpty()) {
                throw new Invalid(
                        "source",
                        needed == Field.TITLE ? "django.noTitle" : "django.noText",
                        table.name(),
                        table.columnNames(),
                        String.join(", ", needed.names()));
            }
        }
        if (table.key().isEmpty()) {
            throw new Invalid("source", "django.noKey", table.name(), table.columnNames());
        }
        return columns;
    }

    private Optional<DjangoColumns> peopleColumns(Optional<String> named) {
        if (named.isPresent()) {
            String wanted = named.get();
            Table table = database.table(wanted)
                    .orElseThrow(
                            () -> new Invalid("source", "django.noTable", wanted, DjangoText.list(database.tables())));
            return Optional.of(columnsOfPeople(table)
                    .orElseThrow(() -> new Invalid("source", "django.noPeople", table.name(), table.columnNames())));
        }
        return authorTable()
                .flatMap(DjangoTables::columnsOfPeople)
                .or(() -> authorTable().flatMap(this::ownerTable).flatMap(DjangoTables::columnsOfPeople))
                .or(() -> database.table("auth_user").flatMap(DjangoTables::columnsOfPeople));
    }

    /** The columns of a table of people; empty if nobody could sign in with what it has. */
    private static Optional<DjangoColumns> columnsOfPeople(Table table) {
        DjangoColumns columns = DjangoColumns.ofPeople(table);
        boolean complete = table.key().isPresent()
                && columns.column(Field.USERNAME).isPresent()
                && columns.column(Field.PASSWORD).isPresent();
        return complete ? Optional.of(columns) : Optional.empty();
    }

    /** The table that the author column refers to. */
    private Optional<Table> authorTable() {
        return posts.column(Field.AUTHOR)
                .map(column -> posts.table().references().get(column.name().toLowerCase(Locale.ROOT)))
                .flatMap(database::table);
    }

    private Optional<Table> ownerTable(Table profiles) {
        return Optional.ofNullable(profiles.references().get("user_id")).flatMap(database::table);
    }

    /** The table between posts and people, where authors are profiles of people. */
    private Optional<Table> profileTable() {
        Optional<String> peopleName = people.map(columns -> columns.table().name());
        return authorTable()
                .filter(found -> found.key().isPresent()
                        && !peopleName.equals(Optional.of(found.name()))
                        && peopleName.isPresent()
                        && ownerTable(found).map(Table::name).equals(peopleName));
    }

    /** People by profile, where authors are profiles of people rather than people. */
    Map<String, String> profiles() {
        Map<String, String> owners = new HashMap<>();
        profileTable().ifPresent(found -> {
            Column key = found.key().orElseThrow();
            Column user = found.columns().get("user_id");
            database.each(
                    found,
                    List.of(key, user),
                    key,
                    row -> row.text(user)
                            .ifPresent(id -> owners.put(row.text(key).orElse(""), id)));
        });
        return owners;
    }

    /** Tables that have something in them which this blog does not take, each with the number of its rows. */
    List<String> notTaken() {
        Set<String> taken = new HashSet<>(BOOKKEEPING);
        taken.add(posts.table().name());
        people.ifPresent(columns -> taken.add(columns.table().name()));
        profileTable().ifPresent(table -> taken.add(table.name()));
        List<String> left = new ArrayList<>();
        for (String table : database.tables()) {
            if (!taken.contains(table)) {
                database.countIfReadable(table, MAX_COUNTED)
                        .filter(rows -> rows > 0)
                        .ifPresent(rows -> left.add(DjangoText.plain(table) + ": " + rows));
            }
        }
        return left;
    }

    /** Whom the posts refer to, by key, or by name where the author column is no reference. */
    Set<String> writers() {
        Map<String, String> profiles = profiles();
        Set<String> found = new HashSet<>();
        posts.column(Field.AUTHOR)
                .ifPresent(author -> database.each(
                        posts.table(),
                        List.of(author),
                        author,
                        row -> row.text(author).ifPresent(id -> found.add(profiles.getOrDefault(id, id)))));
        return found;
    }
}
