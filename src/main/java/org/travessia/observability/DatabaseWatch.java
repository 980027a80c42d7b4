package org.travessia.observability;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Migrations;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.Ready;
import org.travessia.platform.Ready.State;

/**
 * Asks the database every two seconds whether it is there, over a connection of its own, so that a busy pool is not taken for
 * a lost database. Says in one line that it went and in one that it is back, and migrates a database that comes late.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final long SECONDS = 2;
    private static final int PATIENCE_SECONDS = 3;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** What the rest of the blog works with. */
    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource pool;

    @Inject
    Ready ready;

    @Inject
    Configuration configuration;

    @Inject
    Greeting greeting;

    private ScheduledFuture<?> schedule;
    private Connection connection;
    private String lastProblem = "";

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = scheduler.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        schedule.cancel(false);
        close();
    }

    private void look() {
        State seen = see();
        // Why it is away may change while it is; one line is enough, the health check has the latest reason.
        if (seen.problem().isEmpty() != lastProblem.isEmpty()) {
            tell(seen);
        }
        lastProblem = seen.problem();
        ready.becomes(seen);
        if (seen.ready()) {
            greet();
        }
    }

    private void greet() {
        try {
            greeting.once();
        } catch (RuntimeException goneAgain) {
            // A task that throws is never run again, and this one watches.
            LOG.debug("Not greeted", goneAgain);
        }
    }

    private State see() {
        try {
            boolean fresh = connection == null || !connection.isValid(PATIENCE_SECONDS);
            if (fresh) {
                close();
                connection = database().dataSource().getConnection();
            }
            int schema;
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(PATIENCE_SECONDS);
                schema = Migrations.applied(statement);
            }
            if (schema < Migrations.newest()) {
                int applied = new Migrations(database().dataSource()).run();
                schema = Migrations.newest();
                LOG.infof("Applied %d migrations; the schema has version %d", applied, schema);
            } else if (schema > Migrations.newest() && schema != ready.state().schema()) {
                LOG.infof(
                        "The schema has version %d, newer than this program's %d, and still serves it",
                        schema, Migrations.newest());
            }
            if (fresh) {
                useUpDeadConnections();
            }
            return new State(true, true, schema, "");
        } catch (SQLException unreachable) {
            close();
            return new State(false, false, 0, "no database at " + database().address() + ": " + reason(unreachable));
        } catch (Migrations.SchemaTooNew tooNew) {
            return new State(true, false, tooNew.found(), tooNew.getMessage());
        } catch (FlywayException unusable) {
            close();
            return new State(true, false, 0, reason(unusable));
        } catch (ReadOnly closed) {
            return new State(true, false, 0, "the schema is older than this program, and " + closed.getMessage());
        } catch (RuntimeException unexpected) {
            // A task that throws is never run again: without this the blog would answer 503 for ever and say nothing.
            close();
            LOG.error("Looking at the database failed; looking again", unexpected);
            return new State(false, false, 0, "looking at the database failed: " + unexpected);
        }
    }

    /** The pool may hold connections to a database that was restarted; the first that fails takes the idle ones with it. */
    private void useUpDeadConnections() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection pooled = pool.getConnection();
                    Statement statement = pooled.createStatement()) {
                statement.execute("select 1");
                return;
            } catch (SQLException dead) {
                if (attempt == 3) {
                    throw dead;
                }
            }
        }
    }

    private void tell(State seen) {
        if (!seen.problem().isEmpty()) {
            LOG.errorf("%s; answering 503 until that is mended", seen.problem());
        } else if (!lastProblem.isEmpty()) {
            LOG.infof("The database at %s is back", database().address());
        }
    }

    private Database database() {
        return configuration.database().orElse(Database.LOCAL);
    }

    private void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("closing the watch's connection", alreadyGone);
        }
        connection = null;
    }

    private static String reason(Exception problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        // Java tells of an unknown name by the name alone.
        return cause instanceof UnknownHostException
                ? "nobody knows this name"
                : cause.getMessage().lines().findFirst().orElse("").strip();
    }
}
