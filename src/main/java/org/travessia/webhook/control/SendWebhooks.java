package org.travessia.webhook.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;
import org.travessia.outbound.control.Answer;
import org.travessia.outbound.control.Outbound;
import org.travessia.outbound.control.Refused;
import org.travessia.webhook.entity.Delivery.Problem;

/**
 * Sends what is in the queue, some seconds after it was written, by one replica at a time. An endpoint that fails keeps the others
 * waiting once in a look at most. What a replica had begun when it died is sent again: a receiver knows it by its id.
 */
@ApplicationScoped
public class SendWebhooks implements Job {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("webhook-send");
    private static final Logger LOG = Logger.getLogger(SendWebhooks.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Then it is the next look's: other jobs wait. */
    private static final Duration AT_ONCE = Duration.ofSeconds(45);

    /** No id: so that the list of endpoints to leave out is never an empty one. */
    private static final long NONE = 0;

    private DeliveryQueue queue;
    private Outbound outbound;
    private Clock clock;

    /** For CDI's proxy only. */
    protected SendWebhooks() {}

    @Inject
    public SendWebhooks(DeliveryQueue queue, Outbound outbound, Clock clock) {
        this.queue = queue;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.of(EVERY))
                .onFailure(new BackOff<>())
                .execute((instance, context) ->
                        send(() -> context.getSchedulerState().isShuttingDown()));
    }

    /** The one task there is, for who would have it done at once. */
    static TaskInstance<Void> instance() {
        return TASK.instance(RecurringTask.INSTANCE).build();
    }

    /** Sends what is due, until it is told to stop. */
    void send(BooleanSupplier stopping) {
        if (!queue.anyDue()) {
            return;
        }
        Instant end = clock.instant().plus(AT_ONCE);
        Set<Long> failing = new HashSet<>(Set.of(NONE));
        while (!stopping.getAsBoolean() && clock.instant().isBefore(end)) {
            Optional<Sending> next = queue.begin(failing);
            if (next.isEmpty()) {
                return;
            }
            if (!arrives(next.get())) {
                failing.add(next.get().endpointId());
            }
        }
    }

    private boolean arrives(Sending sending) {
        Instant begun = clock.instant();
        try {
            Answer answer = outbound.postJson(
                    sending.url(), headers(sending, begun), sending.payload().getBytes(StandardCharsets.UTF_8));
            queue.answered(sending, answer, Duration.between(begun, clock.instant()));
            return answer.status() / 100 == 2;
        } catch (IOException | Refused failure) {
            LOG.debugf(failure, "Delivery %d failed", sending.id());
            queue.failed(sending, problem(failure), Duration.between(begun, clock.instant()));
            return false;
        }
    }

    /** As the Standard Webhooks specification has them. */
    private static Map<String, String> headers(Sending sending, Instant time) {
        return Map.of(
                "User-Agent",
                "Travessia",
                "webhook-id",
                sending.messageId(),
                "webhook-timestamp",
                String.valueOf(time.getEpochSecond()),
                "webhook-signature",
                sending.signers().stream()
                        .map(secret -> secret.signature(sending.messageId(), time, sending.payload()))
                        .collect(Collectors.joining(" ")));
    }

    private static Problem problem(Exception failure) {
        if (failure instanceof Refused) {
            return Problem.REFUSED;
        }
        if (failure instanceof UnknownHostException) {
            return Problem.UNKNOWN_HOST;
        }
        if (failure instanceof InterruptedIOException) {
            return Problem.TIMEOUT;
        }
        return failure instanceof SSLException ? Problem.TLS : Problem.CONNECTION;
    }
}
