package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTokenTest {

    @Test
    void belongsToItsCookieOnly() {
        String token = CsrfToken.of("a cookie");

        assertThat(CsrfToken.matches(token, "a cookie")).isTrue();
        assertThat(CsrfToken.matches(token, "another cookie")).isFalse();
        assertThat(CsrfToken.matches(token, "")).isFalse();
    }

    @Test
    void looksAnotherEachTimeAndNeverLikeTheCookie() {
        String cookie = "Uk5cDnjTKcUboeBDA4OVvdnVZvp1SsrRJGaMgFU1Dss";

        assertThat(CsrfToken.of(cookie)).isNotEqualTo(CsrfToken.of(cookie)).doesNotContain(cookie);
    }

    @Test
    void isSpoiltByAnyChangedBit() {
        byte[] token = Base64.getUrlDecoder().decode(CsrfToken.of("a cookie"));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertThat(CsrfToken.matches(Base64.getUrlEncoder().encodeToString(changed), "a cookie"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64 !", "AAAA", "🙂"})
    void refusesWhatIsNoToken(String token) {
        assertThat(CsrfToken.matches(token, "a cookie")).isFalse();
    }
}
