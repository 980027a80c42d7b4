package org.travessia.cli;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Migrations;
import org.travessia.platform.ReadOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database's schema to this program's version. */
@Command(
        name = "migrate",
        description = "Brings the database's schema to this program's version; forward only, safe to repeat.",
        mixinStandardHelpOptions = true)
class Migrate implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try (AnyDatabase database = AnyDatabase.open(Configuration.here())) {
            Migrations migrations = migrations(database.address());
            int applied = migrations.run();
            spec.commandLine()
                    .getOut()
                    .println("schema version " + described(migrations.applied()) + ", " + applied
                            + " migrations applied");
            return 0;
        } catch (SQLException e) {
            throw new Failure(e.getMessage(), e);
        } catch (Migrations.SchemaTooNew tooNew) {
            throw new Failure(tooNew.getMessage(), tooNew);
        } catch (ReadOnly closed) {
            throw new Failure(closed.getMessage() + "; nothing was migrated, try again in a few seconds", closed);
        }
    }

    /** A version that this program may work with. */
    static String described(int version) {
        return version > Migrations.newest()
                ? version + " (newer than this program's " + Migrations.newest() + ", and still serves it)"
                : String.valueOf(version);
    }

    /** Migrates if it can: the server starts without a database too, and migrates when one comes. */
    static void beforeServing(Database database) {
        try {
            migrations(database).run();
        } catch (SQLException unreachable) {
            System.err.println("blog: no database at " + database.address() + " (" + unreachable.getMessage()
                    + "); starting all the same, the blog answers 503 until it comes");
        } catch (ReadOnly closed) {
            System.err.println("blog: " + closed.getMessage()
                    + ", but its schema has to be migrated; starting all the same, the blog answers 503 until it is");
        } catch (Migrations.SchemaTooNew tooNew) {
            throw new Failure(tooNew.getMessage(), tooNew);
        }
    }

    private static Migrations migrations(Database database) {
        return new Migrations(database.dataSource());
    }
}
