package org.travessia.account.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;

/** Looks up who forgot their password after whoever asked for it has had the answer, which so tells nothing. */
@ApplicationScoped
public class SendResetLink implements Job {

    private ResetPassword resets;

    /** For CDI's proxy only. */
    protected SendResetLink() {}

    @Inject
    public SendResetLink(ResetPassword resets) {
        this.resets = resets;
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(ResetPassword.TASK)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> resets.write(instance.getData()));
    }
}
