package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Tables as they are, row by row, whatever columns they have: PostgreSQL itself makes JSON of a row and a row of JSON, so that an
 * export holds all of a table that later migrations add to.
 */
@ApplicationScoped
public class TablesRepository {

    private static final int ROWS_AT_ONCE = 200;

    @PersistenceContext
    EntityManager em;

    /** From now on the transaction sees the blog as it is at this moment, and changes nothing. To be called first. */
    public void freeze() {
        run("set transaction isolation level repeatable read, read only");
        run("set local timezone = 'UTC'");
    }

    /** The tables of the schema. */
    public List<String> tables() {
        return strings(
                "select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace"
                        + " order by c.relname");
    }

    /** The columns of a table that are not made of others. */
    public List<String> columns(String table) {
        return strings("select attname from pg_attribute where attrelid = '" + name(table)
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum");
    }

    /**
     * All rows of a table as JSON objects, in the order of its key; as many at once as memory holds well.
     *
     * @param without columns that are left out, besides those that are made of others
     * @param told what else each row says: expressions by names, which know the row as {@code t}
     */
    public void rows(String table, Set<String> without, Map<String, String> told, Consumer<String> taker) {
        each(
                query(table, column -> !without.contains(column), told, ""),
                Optional.empty(),
                ROWS_AT_ONCE,
                row -> taker.accept(row.getString(1)));
    }

    /**
     * Those rows of a table that are somebody's, as {@link #rows} has all of them.
     *
     * @param person whose
     * @param condition of theirs: knows the row as {@code t} and the person as {@code owner}
     * @param taken which columns, those of the key among them
     */
    public void rowsOf(
            long person,
            String condition,
            String table,
            Predicate<String> taken,
            Map<String, String> told,
            Consumer<String> taker) {
        each(
                query(table, taken, told, " join person owner on owner.id = ? where " + condition),
                Optional.of(person),
                ROWS_AT_ONCE,
                row -> taker.accept(row.getString(1)));
    }

    /** Rows of a name and of bytes, by a query about somebody; one at a time, since bytes may be many. */
    public void bytesOf(long person, String query, BiConsumer<String, byte[]> taker) {
        each(query, Optional.of(person), 1, row -> taker.accept(row.getString(1), row.getBytes(2)));
    }

    private String query(String table, Predicate<String> taken, Map<String, String> told, String narrowed) {
        String columns = columns(table).stream()
                        .filter(taken)
                        .map(column -> "t." + name(column))
                        .collect(Collectors.joining(", "))
                + told.entrySet().stream()
                        .map(each -> ", " + each.getValue() + " as " + name(each.getKey()))
                        .collect(Collectors.joining());
        return "select to_jsonb(r)::text from (select " + columns + " from " + name(table) + " t" + narrowed
                + ") r order by "
                + key(table).stream().map(column -> "r." + name(column)).collect(Collectors.joining(", "));
    }

    private void each(String query, Optional<Long> parameter, int atOnce, RowTaker taker) {
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                // A cursor: the driver would read all rows otherwise.
                statement.setFetchSize(atOnce);
                if (parameter.isPresent()) {
                    statement.setLong(1, parameter.get());
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            }
        });
    }

    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /** A value of bytes, by the table's key of one column. */
    public Optional<byte[]> bytes(String table, String column, String key) {
        List<byte[]> found = new ArrayList<>();
        // Before the work: what asks the database in between takes the connection away from it.
        String query = "select " + name(column) + " from " + name(table) + " where "
                + name(key(table).get(0)) + "::text = ?";
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setString(1, key);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        found.add(row.getBytes(1));
                    }
                }
            }
        });
        return found.stream().findFirst();
    }

    /** Two columns of a query. */
    public Map<String, String> pairs(String query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        work(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    pairs.put(rows.getString(1), rows.getString(2));
                }
            }
        });
        return pairs;
    }

    /** Whether a table has a row. */
    public boolean filled(String table) {
        return !strings("select 'x' from " + name(table) + " limit 1").isEmpty();
    }

    /**
     * Lets nobody else write to these tables till the end of the transaction, empties them, and lets rows refer to later ones: references
     * are checked at {@link #close}. Triggers do not run, since what they would count is in the rows themselves.
     */
    public void open(List<String> tables) {
        run("set local timezone = 'UTC'");
        run("lock table " + tables.stream().map(TablesRepository::name).collect(Collectors.joining(", "))
                + " in share row exclusive mode");
        references(tables)
                .forEach((constraint, table) -> run("alter table " + name(table) + " alter constraint "
                        + name(constraint) + " deferrable initially deferred"));
        for (String table : tables) {
            run("alter table " + name(table) + " disable trigger user");
            run("delete from " + name(table));
        }
    }

    /** Adds rows. */
    public Insertion into(String table) {
        return new Insertion(table, Set.copyOf(columns(table)));
    }

    /** Checks what {@link #open} put off, and makes everything as it was; new rows get numbers behind those that came. */
    public void close(List<String> tables) {
        run("set constraints all immediate");
        references(tables)
                .forEach((constraint, table) -> run(
                        "alter table " + name(table) + " alter constraint " + name(constraint) + " not deferrable"));
        for (String table : tables) {
            run("alter table " + name(table) + " enable trigger user");
            for (String column : strings("select attname from pg_attribute where attrelid = '" + name(table)
                    + "'::regclass and attnum > 0 and (attidentity <> '' or pg_get_serial_sequence('" + name(table)
                    + "', attname) is not null)")) {
                strings("select setval(pg_get_serial_sequence('" + name(table) + "', '" + column
                        + "'), (select coalesce(max(" + name(column) + "), 0) + 1 from " + name(table)
                        + "), false)::text");
            }
            run("analyze " + name(table));
        }
    }

    private Map<String, String> references(List<String> tables) {
        return pairs(
                "select conname, relname from pg_constraint join pg_class on pg_class.oid = conrelid where contype = 'f'"
                        + " and connamespace = current_schema()::regnamespace and relname in ("
                        + tables.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", ")) + ")");
    }

    /** Lets the triggers of posts make what searching needs. */
    public void searchAgain() {
        if (columns("post").contains("search_words")) {
            run("update post set plain = plain");
        }
    }

    /** Deletes the rows of a table. */
    public void clear(String table) {
        run("delete from " + name(table));
    }

    private List<String> key(String table) {
        return strings(
                "select a.attname from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)"
                        + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum where i.indrelid = '"
                        + name(table) + "'::regclass and i.indisprimary order by k.place");
    }

    private List<String> strings(String query) {
        List<String> found = new ArrayList<>();
        work(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        });
        return found;
    }

    private void run(String sql) {
        work(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private void work(org.hibernate.jdbc.Work work) {
        em.unwrap(Session.class).doWork(work);
    }

    /** Names come from the schema itself or from this program; quoted all the same. */
    private static String name(String identifier) {
        if (!identifier.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(identifier);
        }
        return '"' + identifier + '"';
    }

    /** Rows on their way into a table. */
    public final class Insertion {

        private final String table;
        private final Set<String> known;
        private final List<String> waiting = new ArrayList<>();
        private Set<String> columns = Set.of();

        private Insertion(String table, Set<String> known) {
            this.table = table;
            this.known = known;
        }

        /** The columns that a row may have. */
        public Set<String> known() {
            return known;
        }

        /**
         * Adds a row.
         *
         * @param names its columns, all of them known; a column that is not among them gets its default
         * @param row the JSON object
         */
        public void add(Set<String> names, String row) {
            if (!names.equals(columns) || waiting.size() >= ROWS_AT_ONCE) {
                flush();
                columns = Set.copyOf(names);
            }
            waiting.add(row);
        }

        /** Writes what waits. To be called after the last row. */
        public void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            String list = columns.stream().sorted().map(TablesRepository::name).collect(Collectors.joining(", "));
            String insert = "insert into " + name(table) + " (" + list + ") overriding system value select " + list
                    + " from jsonb_populate_record(null::" + name(table) + ", ?::jsonb)";
            work((Connection connection) -> {
                try (PreparedStatement statement = connection.prepareStatement(insert)) {
                    for (String row : waiting) {
                        statement.setString(1, row);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                } catch (SQLException wrong) {
                    throw wrong.getNextException() == null ? wrong : wrong.getNextException();
                }
            });
            waiting.clear();
        }

        /** Adds one row with bytes in one column. */
        public void addWithBytes(Set<String> names, String row, String column, byte[] bytes) {
            String list = names.stream().sorted().map(TablesRepository::name).collect(Collectors.joining(", "));
            work(connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("insert into " + name(table) + " (" + list
                                + ", " + name(column) + ") overriding system value select " + list
                                + ", ? from jsonb_populate_record(null::" + name(table) + ", ?::jsonb)")) {
                    statement.setBytes(1, bytes);
                    statement.setString(2, row);
                    statement.executeUpdate();
                }
            });
        }
    }
}
