package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.travessia.audit.control.AuditRow;
import org.travessia.audit.entity.Source;

class AuditLineTest {

    @Test
    void anEntryIsOneLineWhateverIsInIt() {
        AuditRow row = new AuditRow(
                7L,
                UUID.randomUUID(),
                Instant.parse("2026-11-29T10:00:00Z"),
                "post.erased",
                1L,
                "maria",
                "3",
                "A\r\n2026-11-29T10:00:01Z #8 post.erased by=\"ada\"\u001b[2J\u202egnp\u2028\u0085",
                new String[] {"kind", "PAGE", "a\nb", "c=d"},
                Source.WEB,
                null,
                null,
                "192.0.2.1",
                "abc",
                new byte[32]);

        assertThat(AuditLine.of(row))
                .isEqualTo("2026-11-29T10:00:00Z #7 post.erased by=maria id=3"
                        + " name=\"A\\u{d}\\u{a}2026-11-29T10:00:01Z #8 post.erased by=\\\"ada\\\"\\u{1b}[2J\\u{202e}gnp\\u{2028}\\u{85}\""
                        + " kind=PAGE \"a\\u{a}b\"=\"c=d\" from=WEB address=192.0.2.1 request=abc");
    }

    @Test
    void noTextLooksLikeAnotherField() {
        assertThat(AuditLine.quoted("x from=JOB")).isEqualTo("\"x from=JOB\"");
        assertThat(AuditLine.quoted("")).isEqualTo("\"\"");
        assertThat(AuditLine.quoted("joão@example.com")).isEqualTo("joão@example.com");
    }
}
