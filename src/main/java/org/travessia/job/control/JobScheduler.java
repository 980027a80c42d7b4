package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete.Result;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.travessia.platform.Causes;

/** Makes db-scheduler's scheduler as the blog wants it: few threads, few looks at the table, one line for a failure. */
public final class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class);

    /** Whatever is due is late by this at most; what is due when it is scheduled begins at once. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** Work in the background takes as much as this away from readers. */
    private static final int THREADS = 2;

    /** After a few missed ones the work of a replica that died is another's. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** How long what is at work may take to finish at a stop; within what the server has for its requests. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private JobScheduler() {}

    /**
     * A scheduler that is not started yet.
     *
     * @param name who is at work, as the rows have it; another one for each replica
     */
    public static Scheduler of(DataSource pool, List<? extends Task<?>> tasks, ThreadFactory threads, String name) {
        List<RecurringTask<?>> recurring = new ArrayList<>();
        List<Task<?>> others = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                others.add(task);
            }
        }
        return Scheduler.create(pool, others)
                .startTasks(recurring)
                .executorService(Executors.newFixedThreadPool(THREADS, threads))
                .threads(THREADS)
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newSingleThreadScheduledExecutor(threads))
                .schedulerName(new SchedulerName.Fixed(name))
                .serializer(new JobData())
                // Named, so that it need not connect to find out.
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                // One statement picks the rows and tells them to nobody else.
                .pollUsingLockAndFetch(0.5, 1)
                .pollingInterval(LOOK_EVERY)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(PATIENCE)
                .addSchedulerListener(new Told())
                .build();
    }

    /** The library's own lines are off (configure.cli): each comes with a page of trace. */
    private static final class Told extends AbstractSchedulerListener {

        @Override
        public void onExecutionComplete(ExecutionComplete complete) {
            if (complete.getResult() == Result.FAILED) {
                Execution execution = complete.getExecution();
                LOG.warnf(
                        "The job %s (%s) failed for the %s time and will be tried again: %s",
                        execution.getTaskName(),
                        execution.getId(),
                        execution.consecutiveFailures + 1,
                        complete.getCause().map(Told::reason).orElse("no reason given"));
                complete.getCause().ifPresent(cause -> LOG.debug("The job's failure", cause));
            }
        }

        private static String reason(Throwable cause) {
            Throwable root = Causes.deepest(cause);
            return String.valueOf(root.getMessage())
                    .lines()
                    .findFirst()
                    .orElse(root.getClass().getSimpleName());
        }

        @Override
        public void onExecutionDead(Execution execution) {
            LOG.warnf(
                    "The job %s (%s) was left by %s, which is gone; it is done again",
                    execution.getTaskName(), execution.getId(), execution.pickedBy);
        }

        @Override
        public void onExecutionFailedHeartbeat(CurrentlyExecuting current) {
            LOG.debugf("No heartbeat could be written for %s", current.getTaskInstance());
        }
    }
}
