package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.task.Task;

/**
 * What a feature does in the background: an application scoped bean of the feature that is found by this type.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class PublishJob implements Job {
 *     // The name is the rows' name, too: it never changes.
 *     public static final TaskDescriptor<Void> TASK = TaskDescriptor.of("post-publish");
 *
 *     public Task<?> task() {
 *         return Tasks.oneTime(TASK)
 *                 .onFailure(new BackOff<>())
 *                 .execute((instance, context) -> publish.due(Long.parseLong(instance.getId())));
 *     }
 * }
 * }</pre>
 *
 * and where it is wanted: {@code jobs.at(PublishJob.TASK.instance("42").build(), scheduledAt)}.
 *
 * <p>A task runs in no transaction: it calls use cases, which have their own. If a replica dies while it works, the task is done
 * again; so it asks first whether there is still something to do. What it needs is its instance's id, and at most a text
 * as data.
 */
public interface Job {

    /** The task, made once at the start. A recurring one is scheduled by itself. */
    Task<?> task();
}
