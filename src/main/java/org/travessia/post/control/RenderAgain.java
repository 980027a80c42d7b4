package org.travessia.post.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Renders stored texts again after an update has brought a newer renderer, a few in each transaction. */
@ApplicationScoped
public class RenderAgain implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("post-render-again");
    private static final int MINUTES = 5;
    private static final int AT_ONCE = 20;

    @Inject
    WritePost write;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofMinutes(MINUTES)).execute((instance, context) -> {
            while (write.renderAgain(AT_ONCE) == AT_ONCE) {
                // Until none is left.
            }
        });
    }
}
