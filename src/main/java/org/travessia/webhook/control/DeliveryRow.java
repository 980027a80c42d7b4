package org.travessia.webhook.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.webhook.entity.Delivery;
import org.travessia.webhook.entity.Delivery.Problem;
import org.travessia.webhook.entity.Delivery.State;

/**
 * A delivery as its log shows it, see {@link Delivery}.
 *
 * @param response the beginning of what was answered: anybody's words
 */
public record DeliveryRow(
        long id,
        String messageId,
        String event,
        String payload,
        Instant createdAt,
        State state,
        Optional<Instant> dueAt,
        int attempts,
        Optional<Integer> tookMs,
        Optional<Integer> responseCode,
        Optional<String> response,
        Optional<Problem> problem) {

    static DeliveryRow of(Delivery delivery) {
        return new DeliveryRow(
                delivery.id(),
                delivery.messageId(),
                delivery.event(),
                delivery.payload(),
                delivery.createdAt(),
                delivery.state(),
                delivery.dueAt(),
                delivery.attempts(),
                delivery.tookMs(),
                delivery.responseCode(),
                delivery.response().filter(text -> !text.isBlank()),
                delivery.problem());
    }
}
