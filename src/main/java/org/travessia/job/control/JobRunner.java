package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.travessia.platform.Ready;

/**
 * Does the jobs while the server runs: from when the database is ready and takes writes, with a rest whenever it does not, until
 * the server stops, for which what is at work is finished.
 */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final long SECONDS = 5;
    private static final int PATIENCE_SECONDS = 3;

    @Resource
    ManagedScheduledExecutorService watch;

    @Resource
    ManagedThreadFactory threads;

    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource pool;

    @Inject
    Ready ready;

    @Inject
    @Any
    Instance<Job> jobs;

    private ScheduledFuture<?> schedule;
    private volatile Scheduler scheduler;
    private boolean stopped;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = watch.scheduleWithFixedDelay(this::look, 1, SECONDS, TimeUnit.SECONDS);
    }

    /** While all other beans are still there, which a job at work needs. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        schedule.cancel(false);
        synchronized (this) {
            stopped = true;
            if (scheduler != null) {
                scheduler.stop();
            }
        }
    }

    /** What was scheduled is in the table now: it need not wait for the next look. */
    void scheduled(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobScheduled event) {
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private synchronized void look() {
        try {
            boolean may = !stopped && ready.state().ready() && takesWrites();
            if (may && scheduler == null) {
                begin();
            } else if (scheduler != null && may == scheduler.getSchedulerState().isPaused()) {
                if (may) {
                    scheduler.resume();
                } else {
                    scheduler.pause();
                }
            }
        } catch (RuntimeException unexpected) {
            // A task that throws is never run again, and this one watches.
            LOG.debug("The jobs' watch", unexpected);
        }
    }

    private void begin() {
        List<Task<?>> tasks = new ArrayList<>();
        jobs.forEach(job -> tasks.add(job.task()));
        // The library asks its tasks for their start once, before its threads look.
        Scheduler begun = JobScheduler.of(pool, tasks, threads, "blog-" + UUID.randomUUID());
        begun.start();
        scheduler = begun;
    }

    /** A database that is moved or looked after takes none: a job begun then could not say that it was done. */
    private boolean takesWrites() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet row = statement.executeQuery("select current_setting('transaction_read_only')")) {
                return row.next() && row.getString(1).equals("off");
            }
        } catch (SQLException away) {
            return false;
        }
    }
}
