package org.travessia.readership.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Forgets where readers came from after a year and a month. */
@ApplicationScoped
public class ForgetReferrers implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("referrers-forget");
    private static final int HOURS = 24;
    private static final int AT_ONCE = 2_000;

    @Inject
    WriteViews write;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofHours(HOURS)).execute((instance, context) -> {
            while (write.sweep(AT_ONCE) == AT_ONCE) {
                // What is left is as old.
            }
        });
    }
}
