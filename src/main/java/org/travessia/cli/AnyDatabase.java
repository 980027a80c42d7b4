package org.travessia.cli;

import java.sql.SQLException;
import java.util.Optional;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Migrations;

/** The database that a command works on: the configured one, else the embedded one, which is started if it does not run. */
record AnyDatabase(Database address, Optional<EmbeddedDatabase> started) implements AutoCloseable {

    static AnyDatabase open(Configuration configuration) {
        Optional<Database> there =
                configuration.database().or(() -> EmbeddedDatabase.running(configuration.dataDirectory()));
        if (there.isPresent()) {
            return new AnyDatabase(there.get(), Optional.empty());
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(configuration.dataDirectory(), Home.here());
        return new AnyDatabase(embedded.address(), Optional.of(embedded));
    }

    /**
     * Makes sure that the tables are there, as this program needs them.
     *
     * @throws Failure if they are not, or the database cannot be reached
     */
    void demandSchema() {
        try {
            int found = new Migrations(address.dataSource()).applied();
            if (found < Migrations.newest()) {
                throw new Failure("the schema has version " + found + ", but this program needs " + Migrations.newest()
                        + "; run blog migrate first");
            }
        } catch (Migrations.SchemaTooNew tooNew) {
            throw new Failure(tooNew.getMessage(), tooNew);
        } catch (SQLException e) {
            throw new Failure("no database at " + address.address() + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedDatabase::close);
    }
}
