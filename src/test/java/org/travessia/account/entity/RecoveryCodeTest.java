package org.travessia.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecoveryCodeTest {

    @Test
    void isRandomAndEasyToCopy() {
        assertThat(Stream.generate(RecoveryCode::random).limit(100))
                .allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void isKnownHoweverItIsTyped() {
        byte[] kept = RecoveryCode.hash("0a1b-2c3d-4e5f-6g7h");

        assertThat(RecoveryCode.hash(" oAIB 2c3d4E5F-6g7h")).isEqualTo(kept);
        assertThat(RecoveryCode.hash("0a1b-2c3d-4e5f-6g7j")).isNotEqualTo(kept);
    }
}
