package org.travessia.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheRfc(long second, String code) {
        Instant now = Instant.ofEpochSecond(second);

        assertThat(Totp.code(SECRET, Totp.step(now))).isEqualTo(code);
        assertThat(Totp.match(SECRET, code, now)).hasValue(Totp.step(now));
    }

    @Test
    void takesTheStepBeforeAndAfterAndNoOther() {
        Instant now = Instant.ofEpochSecond(1234567890);
        long step = Totp.step(now);

        for (long near : new long[] {step - 1, step, step + 1}) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
        }
        for (long far : new long[] {step - 2, step + 2}) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, far), now)).isEmpty();
        }
    }

    @Test
    void takesACodeAsAppsShowIt() {
        assertThat(Totp.match(SECRET, " 287 082 ", Instant.ofEpochSecond(59))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870822", "287082a", "-287082", "٢٨٧٠٨٢", "\u0000"})
    void takesNothingElse(String typed) {
        assertThat(Totp.match(SECRET, typed, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void writesTheSecretForPeople() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.newSecret()).hasSize(Totp.SECRET_BYTES).isNotEqualTo(Totp.newSecret());
    }
}
