package org.travessia.mail.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;

/**
 * Sends what is in the outbox, some seconds after it was written. There is one such task for all replicas; while the mail server is away
 * it fails, which is logged in one line, and looks again after longer and longer. So nobody asks for it before its time: a flood of
 * comments would take its patience away.
 */
@ApplicationScoped
public class SendMail implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("mail-send");
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Then it is the next look's: other jobs wait. */
    private static final int AT_ONCE = 50;

    private Outbox outbox;
    private MailServer server;

    /** For CDI's proxy only. */
    protected SendMail() {}

    @Inject
    public SendMail(Outbox outbox, MailServer server) {
        this.outbox = outbox;
        this.server = server;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.of(EVERY))
                .onFailure(new BackOff<>())
                .execute((instance, context) -> send());
    }

    /**
     * Sends what is due.
     *
     * @throws MailServerAway if the server takes nothing; what was not sent stays
     */
    void send() {
        outbox.sweep();
        // Without a server what was written when there was one waits.
        if (!outbox.open() || !outbox.anyDue()) {
            return;
        }
        try (MailServer.Connection connection = server.connect()) {
            for (int sent = 0; sent < AT_ONCE; sent++) {
                Optional<Letter> next = outbox.begin();
                if (next.isEmpty()) {
                    return;
                }
                Letter letter = next.get();
                switch (connection.send(letter)) {
                    case SENT -> outbox.sent(letter.id());
                    case NEVER -> outbox.giveUp(letter.id());
                    case LATER -> {
                        // It is due again later since it was begun.
                    }
                }
            }
        }
    }
}
