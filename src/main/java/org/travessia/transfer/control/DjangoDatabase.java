package org.travessia.transfer.control;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.travessia.platform.Invalid;

/**
 * The foreign database, read by plain SQL that SQLite and PostgreSQL both know. Everything is read as text, since that is what
 * differs least between them, and no value larger than {@value #MAX_BYTES} bytes is fetched at all. Names of tables and columns
 * are the database's own, found in its catalogue, and are quoted.
 */
public final class DjangoDatabase {

    /** The largest value that is read: as large as the largest text of a post. */
    public static final int MAX_BYTES = 4_000_000;

    private static final int FETCHED_AT_ONCE = 20;

    private final Connection connection;
    private final String name;
    private final Map<String, String> tables;

    /**
     * A database, in a transaction that sees one state of it.
     *
     * @param connection that only reads, and does not commit by itself
     * @param name how it is called in the report
     */
    public DjangoDatabase(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
        this.tables = read(() -> tables(connection));
    }

    /** A column and what the database says that it holds. */
    record Column(String name, String type) {

        boolean time() {
            return type.contains("date") || type.contains("time");
        }

        boolean truth() {
            return type.startsWith("bool");
        }
    }

    /**
     * A table.
     *
     * @param columns by their names in lower case, in their order
     * @param references the tables that columns refer to, by the column's name
     */
    record Table(String name, Map<String, Column> columns, Optional<Column> key, Map<String, String> references) {

        String columnNames() {
            return DjangoText.list(columns.values().stream().map(Column::name).toList());
        }
    }

    /** One row. */
    interface Row {

        /** A value as text; empty if it is null or too large. */
        Optional<String> text(Column column);

        /** Whether a value was too large to be read. */
        boolean tooLarge(Column column);
    }

    /** Does something with a row. */
    interface Visitor {
        void visit(Row row);
    }

    public String name() {
        return name;
    }

    /** All tables, by name. */
    List<String> tables() {
        return List.copyOf(tables.values());
    }

    /** The table of a name, whatever the case, if there is one. */
    Optional<Table> table(String wanted) {
        return Optional.ofNullable(tables.get(wanted.toLowerCase(Locale.ROOT)))
                .map(found -> read(() -> describe(found)));
    }

    /** How many rows a table has, counted no further than a limit. */
    long count(String table, long limit) {
        return read(() -> counted(table, limit));
    }

    /** The same of a table that may be none of ours to read: empty then. */
    Optional<Long> countIfReadable(String table, long limit) {
        return read(() -> {
            // PostgreSQL ends a transaction in which anything was refused, but not what came before a savepoint.
            Savepoint before = connection.setSavepoint();
            try {
                return Optional.of(counted(table, limit));
            } catch (SQLException refused) {
                connection.rollback(before);
                return Optional.empty();
            }
        });
    }

    private long counted(String table, long limit) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from (select 1 from " + quoted(table) + " limit " + limit + ") as counted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Visits all rows in the order of a column; the rows are fetched a few at a time. */
    void each(Table table, List<Column> columns, Column order, Visitor visitor) {
        String values = columns.stream()
                .map(column -> "cast(" + quoted(column.name()) + " as text)")
                .map(text -> "octet_length(" + text + "), case when octet_length(" + text + ") <= " + MAX_BYTES
                        + " then " + text + " end")
                .collect(Collectors.joining(", "));
        String query = "select " + values + " from " + quoted(table.name()) + " order by " + quoted(order.name());
        read(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        visitor.visit(row(rows, columns));
                    }
                }
            }
            return null;
        });
    }

    private static Row row(ResultSet rows, List<Column> columns) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Boolean> large = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place).name();
            large.put(column, rows.getLong(2 * place + 1) > MAX_BYTES);
            values.put(column, rows.getString(2 * place + 2));
        }
        return new Row() {
            @Override
            public Optional<String> text(Column column) {
                return Optional.ofNullable(values.get(column.name()));
            }

            @Override
            public boolean tooLarge(Column column) {
                return large.getOrDefault(column.name(), false);
            }
        };
    }

    private static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        // Not views: a hostile file could have one that never ends.
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                found.put(table.toLowerCase(Locale.ROOT), table);
            }
        }
        return found;
    }

    private Table describe(String table) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + quoted(table) + " limit 0")) {
            ResultSetMetaData header = none.getMetaData();
            for (int place = 1; place <= header.getColumnCount(); place++) {
                String column = header.getColumnName(place);
                String type =
                        Optional.ofNullable(header.getColumnTypeName(place)).orElse("");
                columns.put(column.toLowerCase(Locale.ROOT), new Column(column, type.toLowerCase(Locale.ROOT)));
            }
        }
        DatabaseMetaData catalogue = connection.getMetaData();
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = catalogue.getPrimaryKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                keys.add(rows.getString("COLUMN_NAME"));
            }
        }
        Map<String, String> references = new LinkedHashMap<>();
        try (ResultSet rows = catalogue.getImportedKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                references.put(
                        rows.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT), rows.getString("PKTABLE_NAME"));
            }
        }
        Optional<Column> key = Optional.ofNullable(columns.get("id"))
                .or(() -> keys.size() == 1
                        ? Optional.ofNullable(columns.get(keys.get(0).toLowerCase(Locale.ROOT)))
                        : Optional.empty());
        return new Table(table, columns, key, references);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private <T> T read(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException failed) {
            throw new Invalid("source", "django.unreadable", failed.getMessage());
        }
    }
}
