package org.travessia.comment.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormStampTest {

    private static final byte[] SECRET = new byte[32];
    private static final Instant SERVED = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void saysHowLongAgoTheFormWasServed() {
        String stamp = FormStamp.of(SECRET, 7, SERVED);
        assertThat(FormStamp.age(stamp, SECRET, 7, SERVED.plusSeconds(90))).contains(Duration.ofSeconds(90));
        assertThat(FormStamp.age(stamp, SECRET, 7, SERVED.plus(FormStamp.LONGEST)))
                .isPresent();
    }

    @Test
    void isWorthNothingForAnotherPostTimeOrKey() {
        String stamp = FormStamp.of(SECRET, 7, SERVED);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(FormStamp.age(stamp, SECRET, 8, SERVED)).isEmpty();
        assertThat(FormStamp.age(stamp, other, 7, SERVED)).isEmpty();
        assertThat(FormStamp.age(
                        stamp, SECRET, 7, SERVED.plus(FormStamp.LONGEST).plusSeconds(1)))
                .isEmpty();
        String later = SERVED.plusSeconds(60).getEpochSecond() + stamp.substring(stamp.indexOf('.'));
        assertThat(FormStamp.age(later, SECRET, 7, SERVED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.x", "999999999999999999999.AAAA", "-1.AAAA", "1764331200", "1764331200."})
    void nonsenseIsNoStamp(String stamp) {
        assertThat(FormStamp.age(stamp, SECRET, 7, SERVED)).isEmpty();
    }
}
