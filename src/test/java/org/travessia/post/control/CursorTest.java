package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Invalid;

class CursorTest {

    @Test
    void readsWhatItWrote() {
        Cursor cursor = new Cursor(Instant.parse("2026-11-22T10:15:30.123456Z"), 42);
        assertThat(Cursor.parse("before", cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:15:30Z",
                "2026-11-22T10:15:30Z_",
                "2026-11-22T10:15:30Z_x",
                "2026-11-22T10:15:30Z_1'; drop table post",
                "+999999999-12-31T23:59:59Z_1",
                "-999999999-01-01T00:00:00Z_1",
                "_"
            })
    void refusesWhatSomebodyElseWrote(String content) {
        String forged = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.parse("before", forged)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> Cursor.parse("before", content)).isInstanceOf(Invalid.class);
    }
}
