package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DjangoTimeTest {

    @ParameterizedTest
    @CsvSource({
        // SQLite, with and without parts of a second.
        "2024-01-01 12:30:15.123456, UTC, 2024-01-01T12:30:15.123456Z",
        "2024-01-01 12:30:15, UTC, 2024-01-01T12:30:15Z",
        "2024-01-01 12:30:15, America/Sao_Paulo, 2024-01-01T15:30:15Z",
        "2024-01-01, America/Sao_Paulo, 2024-01-01T03:00:00Z",
        // An hour that the clocks left out.
        "2018-11-04 00:30:00, America/Sao_Paulo, 2018-11-04T03:30:00Z",
        // PostgreSQL's timestamptz says its offset, whatever zone was asked for.
        "2024-01-01 12:30:15.123456+00, America/Sao_Paulo, 2024-01-01T12:30:15.123456Z",
        "2024-01-01 12:30:15-03, UTC, 2024-01-01T15:30:15Z",
        "2024-01-01 12:30:15+05:30, UTC, 2024-01-01T07:00:15Z",
        "2024-01-01T12:30:15Z, UTC, 2024-01-01T12:30:15Z",
        "2024-01-01T12:30, UTC, 2024-01-01T12:30:00Z"
    })
    void reads(String text, String zone, Instant expected) {
        assertThat(DjangoTime.parse(text, ZoneId.of(zone))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "infinity",
                "1",
                "2024-13-01",
                "2024-02-30 10:00:00",
                "2024-01-01 25:00:00",
                "12:30"
            })
    void readsNothingElse(String text) {
        assertThat(DjangoTime.parse(text, ZoneId.of("UTC"))).isEmpty();
    }
}
