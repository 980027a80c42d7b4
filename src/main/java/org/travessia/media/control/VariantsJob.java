package org.travessia.media.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;

/**
 * Looks every minute for images without variants, and at once when one was uploaded. There is one such task for all replicas, so
 * that one image at a time is worked on wherever that is.
 */
@ApplicationScoped
public class VariantsJob implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("media-variants");

    /** The task, to be done before its time. */
    static final TaskInstance<Void> INSTANCE =
            TASK.instance(RecurringTask.INSTANCE).build();

    private MakeVariants variants;

    /** For CDI's proxy only. */
    protected VariantsJob() {}

    @Inject
    public VariantsJob(MakeVariants variants) {
        this.variants = variants;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.of(Duration.ofMinutes(1)))
                .onFailure(new BackOff<>())
                .execute((instance, context) -> variants.all());
    }
}
