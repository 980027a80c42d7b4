package org.travessia.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.travessia.platform.Configuration.SessionLifetime;

class SessionTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void lastsTwoWeeksUnused() {
        assertThat(Session.expiry(BEGUN, BEGUN, SessionLifetime.USUAL)).isEqualTo(BEGUN.plus(Duration.ofDays(14)));
    }

    @Test
    void lastsLongerWhenUsed() {
        Instant used = BEGUN.plus(Duration.ofDays(10));

        assertThat(Session.expiry(BEGUN, used, SessionLifetime.USUAL)).isEqualTo(BEGUN.plus(Duration.ofDays(24)));
    }

    @Test
    void isOverAfterSixtyDaysHoweverMuchItIsUsed() {
        Instant used = BEGUN.plus(Duration.ofDays(59));

        assertThat(Session.expiry(BEGUN, used, SessionLifetime.USUAL)).isEqualTo(BEGUN.plus(Duration.ofDays(60)));
    }

    @Test
    void lastsAsLongAsTheSettingsSay() {
        SessionLifetime strict = new SessionLifetime(Duration.ofMinutes(30), Duration.ofHours(8));

        assertThat(Session.expiry(BEGUN, BEGUN, strict)).isEqualTo(BEGUN.plus(Duration.ofMinutes(30)));
        assertThat(Session.expiry(BEGUN, BEGUN.plus(Duration.ofHours(7).plusMinutes(45)), strict))
                .isEqualTo(BEGUN.plus(Duration.ofHours(8)));
    }
}
