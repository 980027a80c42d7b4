package org.travessia.readership.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadStatisticsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void each_day_has_its_place_also_one_without_views() {
        List<Period> days = ReadStatistics.periods(Map.of(TODAY, 2L, TODAY.minusDays(2), 3L), TODAY, 7, 1);
        assertThat(days).extracting(Period::views).containsExactly(0L, 0L, 0L, 0L, 3L, 0L, 2L);
        assertThat(days.get(0).from()).isEqualTo(LocalDate.of(2026, 2, 23));
    }

    @Test
    void of_a_year_each_week_does_and_nothing_is_lost() {
        List<Period> weeks =
                ReadStatistics.periods(Map.of(TODAY.minusDays(6), 2L, TODAY.minusDays(364), 3L), TODAY, 365, 7);
        assertThat(weeks).hasSize(53);
        assertThat(weeks.get(52)).isEqualTo(new Period(TODAY.minusDays(6), TODAY, 2));
        assertThat(weeks.get(0).views()).isEqualTo(3);
    }
}
