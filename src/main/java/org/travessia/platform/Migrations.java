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

/**
 * Brings the schema to the version of this program, forward only. Flyway holds an advisory lock meanwhile, so that replicas
 * that start together do not get in each other's way.
 */
public final class Migrations {

    /** Flyway's state when nothing was ever applied. */
    private static final int NOTHING = 0;

    private final DataSource database;

    public Migrations(DataSource database) {
        this.database = database;
    }

    /** The schema was made by a newer program, which alone knows how to use it. */
    public static class SchemaTooNew extends RuntimeException {

        SchemaTooNew(int found, int known) {
            super("the database has schema version " + found + ", but this program knows only " + known
                    + ": it is older than the one that was here before");
        }
    }

    /**
     * Applies what is missing. Costs one query when nothing is.
     *
     * @return how many migrations were applied
     * @throws SQLException if the database cannot be reached
     * @throws SchemaTooNew if a newer program has been here
     */
    public int run() throws SQLException {
        int found = applied();
        if (found == newest()) {
            return 0;
        }
        if (found > newest()) {
            throw new SchemaTooNew(found, newest());
        }
        return flyway().migrate().migrationsExecuted;
    }

    /** The version of the schema in the database; 0 when it is empty. */
    public int applied() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return applied(statement);
        }
    }

    /** As {@link #applied()}, over a connection that is at hand. */
    public static int applied(Statement statement) throws SQLException {
        try (ResultSet exists = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            exists.next();
            if (!exists.getBoolean(1)) {
                return NOTHING;
            }
        }
        try (ResultSet row = statement.executeQuery(
                "select coalesce(max(version::integer), 0) from flyway_schema_history where success and version is not null")) {
            row.next();
            return row.getInt(1);
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
