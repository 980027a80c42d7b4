package org.travessia.webhook.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.travessia.webhook.entity.Delivery.Problem;
import org.travessia.webhook.entity.Delivery.State;

class DeliveryTest {

    private static final Instant BEGUN = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void what_arrives_is_not_sent_again() {
        Delivery delivery = delivery(EventType.POST_PUBLISHED);
        delivery.begin(BEGUN);
        assertThat(delivery.dueAt()).contains(BEGUN.plusSeconds(30));
        delivery.answered(204, "", Duration.ofMillis(17));
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(delivery.dueAt()).isEmpty();
        assertThat(delivery.tookMs()).contains(17);
    }

    @Test
    void what_fails_is_sent_again_for_about_a_day_and_then_given_up() {
        Delivery delivery = delivery(EventType.POST_PUBLISHED);
        Instant now = BEGUN;
        for (int attempt = 1; attempt < Delivery.MOST_ATTEMPTS; attempt++) {
            delivery.begin(now);
            delivery.failed(Problem.TIMEOUT, Duration.ofSeconds(15));
            assertThat(delivery.state()).as("attempt " + attempt).isEqualTo(State.RETRYING);
            Instant next = delivery.dueAt().orElseThrow();
            assertThat(next).isAfter(now);
            now = next;
        }
        assertThat(Duration.between(BEGUN, now)).isBetween(Duration.ofHours(20), Duration.ofHours(30));
        delivery.begin(now);
        delivery.answered(500, "no", Duration.ZERO);
        assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
        delivery.again(now);
        assertThat(delivery.state()).isEqualTo(State.WAITING);
        assertThat(delivery.messageId()).isEqualTo("msg_1");
    }

    @Test
    void a_redirect_is_no_arrival_and_a_test_is_sent_once() {
        Delivery delivery = delivery(EventType.TEST);
        delivery.begin(BEGUN);
        delivery.answered(302, "", Duration.ZERO);
        assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void a_former_secret_signs_for_a_day() {
        Secret first = Secret.random();
        Secret second = Secret.random();
        Endpoint endpoint = new Endpoint("https://a.example", "", Set.of(EventType.POST_PUBLISHED), first, BEGUN);
        endpoint.rotate(second, BEGUN);
        assertThat(endpoint.signers(BEGUN.plus(Duration.ofHours(23))))
                .extracting(Secret::value)
                .containsExactly(second.value(), first.value());
        assertThat(endpoint.signers(BEGUN.plus(Duration.ofHours(25))))
                .extracting(Secret::value)
                .containsExactly(second.value());
    }

    private static Delivery delivery(EventType event) {
        return new Delivery(7, "msg_1", event, "{}", BEGUN);
    }
}
