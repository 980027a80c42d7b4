package org.travessia.webhook.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Keeps the log of deliveries within its bounds. */
@ApplicationScoped
public class SweepDeliveries implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("webhook-sweep");
    private static final int HOURS = 1;
    private static final int AT_ONCE = 500;

    @Inject
    DeliveryQueue queue;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofHours(HOURS)).execute((instance, context) -> {
            while (queue.sweep(AT_ONCE) >= AT_ONCE) {
                // There may be more.
            }
        });
    }
}
