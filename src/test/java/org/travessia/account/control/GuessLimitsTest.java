package org.travessia.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.travessia.platform.Buckets;

class GuessLimitsTest {

    @Test
    void countsTheNetworkOfAnIpv6Address() {
        assertThat(Buckets.network("2001:db8:1:2:aaaa::1")).isEqualTo(Buckets.network("2001:db8:1:2::2"));
        assertThat(Buckets.network("2001:db8:1:2::1")).isNotEqualTo(Buckets.network("2001:db8:1:3::1"));
    }

    @Test
    void countsAnIpv4AddressByItself() {
        assertThat(Buckets.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void saysHowLongToWaitInWholeUnits() {
        assertThat(new TooManyAttempts(Duration.ofMillis(1)).seconds()).isEqualTo(1);
        assertThat(new TooManyAttempts(Duration.ofMillis(59_001)).seconds()).isEqualTo(60);
        assertThat(new TooManyAttempts(Duration.ofSeconds(61)).minutes()).isEqualTo(2);
    }
}
