package org.travessia.idempotency.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Removes answers that are a day old. */
@ApplicationScoped
public class ForgetAnswers implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("idempotency-forget");
    private static final int AT_ONCE = 500;

    @Inject
    KeptAnswers answers;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofHours(1)).execute((instance, context) -> {
            while (answers.forget(AT_ONCE) == AT_ONCE) {
                // What is left is as old.
            }
        });
    }
}
