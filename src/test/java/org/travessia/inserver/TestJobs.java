package org.travessia.inserver;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;

/** Jobs that write down that they were done. */
final class TestJobs {

    static final TaskDescriptor<String> ONCE = TaskDescriptor.of("test-once", String.class);
    static final TaskDescriptor<Void> AGAIN = TaskDescriptor.of("test-again");
    static final TaskDescriptor<Void> FAILS = TaskDescriptor.of("test-fails");

    /** What was done, in its order, by whichever scheduler. */
    static final List<String> DONE = new CopyOnWriteArrayList<>();

    private TestJobs() {}

    /** Found by the application's own scheduler as any feature's. */
    @ApplicationScoped
    public static class Once implements Job {
        @Override
        public Task<?> task() {
            return Tasks.oneTime(ONCE)
                    .execute((instance, context) -> DONE.add(instance.getId() + " " + instance.getData()));
        }
    }

    @ApplicationScoped
    public static class Again implements Job {
        @Override
        public Task<?> task() {
            return Tasks.recurring(AGAIN, FixedDelay.of(Duration.ofDays(1)))
                    .doNotScheduleOnStartup()
                    .execute((instance, context) -> {
                        DONE.add("again");
                        // Long enough for the other scheduler to look meanwhile.
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    });
        }
    }

    @ApplicationScoped
    public static class Fails implements Job {
        @Override
        public Task<?> task() {
            return Tasks.oneTime(FAILS).onFailure(new BackOff<>()).execute((instance, context) -> {
                DONE.add("failed");
                throw new IllegalStateException("as the test wants it\nwith a second line");
            });
        }
    }
}
