package org.travessia.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema to the version of this program, forward only. A newer schema is left as it is; it says itself whether this
 * program may work with it, so that one can be rolled back and replicas can be replaced one by one. Flyway holds an advisory lock meanwhile, so that replicas
 * that start together do not get in each other's way.
 */
public final class Migrations {

    /** Flyway's state when nothing was ever applied. */
    private static final int NOTHING = 0;

    private static final String UNDEFINED_TABLE = "42P01";

    private final DataSource database;

    public Migrations(DataSource database) {
        this.database = database;
    }

    /** The schema was made by a newer program and no longer has what this one needs. */
    public static class SchemaTooNew extends RuntimeException {

        private final int found;

        SchemaTooNew(int found, int known) {
            super("the database has schema version " + found + ", but this program knows only " + known
                    + ": it is older than the one that was here before");
            this.found = found;
        }

        /** The version of the schema. */
        public int found() {
            return found;
        }
    }

    /**
     * Applies what is missing. Costs one query when nothing is.
     *
     * @return how many migrations were applied; none to a newer schema with which this program may work
     * @throws SQLException if the database cannot be reached
     * @throws SchemaTooNew if a newer program has been here and left a schema that this one cannot use
     * @throws ReadOnly if something is missing and the database takes no writes now
     */
    public int run() throws SQLException {
        if (applied() >= newest()) {
            return 0;
        }
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException failed) {
            throw DatabaseFault.readOnly(failed) ? new ReadOnly(failed) : failed;
        }
    }

    /**
     * The version of the schema in the database; 0 when it is empty.
     *
     * @throws SchemaTooNew as {@link #run}
     */
    public int applied() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return applied(statement);
        }
    }

    /** As {@link #applied()}, over a connection that is at hand and commits by itself. */
    public static int applied(Statement statement) throws SQLException {
        int found = history(statement);
        if (found > newest() && oldestProgram(statement) > newest()) {
            throw new SchemaTooNew(found, newest());
        }
        return found;
    }

    private static int history(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select coalesce(max(version::integer), 0) from flyway_schema_history where success and version is not null")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            // To ask first whether the table is there would cost every start a query for the sake of the very first.
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return NOTHING;
            }
            throw failed;
        }
    }

    /** The oldest program that a newer schema still serves, called by the version that it was made for. */
    private static int oldestProgram(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select coalesce(max(oldest_program), " + Integer.MAX_VALUE + ") from schema_compatibility")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            // A schema that says nothing serves nobody but its own program.
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return Integer.MAX_VALUE;
            }
            throw failed;
        }
    }

    /** The version that this program was made for. */
    public static int newest() {
        return Newest.VERSION;
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load();
    }

    /**
     * Read once from a small file that a test holds against the migrations: much cheaper at every start than Flyway's own
     * search, and the same inside the server and outside.
     */
    private static final class Newest {
        static final int VERSION = read();

        private static int read() {
            try (InputStream in = Migrations.class.getResourceAsStream("/db/newest-migration")) {
                return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
