package org.travessia.post.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;
import org.travessia.job.control.Jobs;
import org.travessia.media.control.MediaChanged;

/** Has posts made again after the change of a file is committed; an image may be in very many. */
@ApplicationScoped
public class ShowMediaAgainJob implements Job {

    private static final TaskDescriptor<String> TASK = TaskDescriptor.of("post-show-media", String.class);

    private Jobs jobs;
    private ShowMediaAgain posts;

    /** For CDI's proxy only. */
    protected ShowMediaAgainJob() {}

    @Inject
    public ShowMediaAgainJob(Jobs jobs, ShowMediaAgain posts) {
        this.jobs = jobs;
        this.posts = posts;
    }

    void changed(@Observes MediaChanged change) {
        // Each change is a job of its own: one at work may have read the file before this one.
        jobs.soon(TASK.instance(UUID.randomUUID().toString()).data(change.ref()).build());
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(TASK).onFailure(new BackOff<>()).execute((instance, context) -> {
            long last = 0;
            do {
                last = posts.some(instance.getData(), last);
            } while (last > 0);
        });
    }
}
