package org.travessia.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void waits_twice_as_long_each_time_and_never_longer_than_an_hour() {
        assertThat(BackOff.after(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(BackOff.after(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(BackOff.after(8)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(BackOff.after(9)).isEqualTo(Duration.ofHours(1));
        assertThat(BackOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
