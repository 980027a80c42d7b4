package org.travessia.post.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Removes for good what nobody has taken out of the trash in time. */
@ApplicationScoped
public class EmptyTrash implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("post-empty-trash");
    private static final int HOURS = 6;
    private static final int AT_ONCE = 50;

    @Inject
    WritePost write;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofHours(HOURS)).execute((instance, context) -> {
            while (write.emptyTrash(AT_ONCE) == AT_ONCE) {
                // What is left is as old.
            }
        });
    }
}
