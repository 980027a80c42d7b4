package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Where features say what is to be done and when. In the server it is part of the caller's transaction: what is rolled back is
 * never done, and what is due is begun as soon as the transaction is committed.
 */
@ApplicationScoped
public class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource pool;

    @Inject
    Clock clock;

    @Inject
    Event<JobScheduled> events;

    private SchedulerClient client;

    @PostConstruct
    void prepare() {
        client = SchedulerClient.Builder.create(pool).serializer(new JobData()).build();
    }

    /** Does it then, and not when it was to be done before. Of one that is at work already it changes nothing. */
    public void at(TaskInstance<?> task, Instant time) {
        try {
            client.schedule(task, time, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            events.fire(new JobScheduled());
        } catch (TaskInstanceCurrentlyExecutingException atWork) {
            LOG.debugf("%s is at work already", task);
        }
    }

    /** Does it as soon as may be, also a recurring task before its time. */
    public void soon(TaskInstance<?> task) {
        at(task, clock.instant());
    }

    /** Does it not; nothing happens if it was not to be done. */
    public void cancel(TaskInstanceId task) {
        if (client.getScheduledExecution(task).isPresent()) {
            client.cancel(task);
        }
    }
}
