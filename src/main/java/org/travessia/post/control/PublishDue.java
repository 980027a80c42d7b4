package org.travessia.post.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.Job;

/** Publishes scheduled posts when their time has come, some seconds late at most. */
@ApplicationScoped
public class PublishDue implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("post-publish-due");
    private static final int SECONDS = 15;
    private static final int AT_ONCE = 50;

    @Inject
    WritePost write;

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.ofSeconds(SECONDS)).execute((instance, context) -> {
            while (write.publishDue(AT_ONCE) == AT_ONCE) {
                // What is left is due as well.
            }
        });
    }
}
