package org.travessia.readership.boundary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.travessia.readership.control.Period;
import org.travessia.readership.control.ReadStatistics;
import org.travessia.readership.control.Statistics;

/** The figures as their page shows them. */
public record StatisticsPage(Statistics figures) {

    static final String PATH = "/admin/statistics";

    private static final int STEP = 10;
    private static final int HEIGHT = 100;

    /** A bar of the chart, in its own units: 10 a period, and 100 for the most. */
    public record Bar(int x, int y, int width, int height) {}

    /** The numbers of days to choose from. */
    public List<Integer> choices() {
        return ReadStatistics.DAYS;
    }

    /** Whether a period is a week. */
    public boolean byWeek() {
        return figures.periods().size() < figures.days();
    }

    /** The whole of the chart, for {@code viewBox}. */
    public String viewBox() {
        return "0 0 " + figures.periods().size() * STEP + " " + HEIGHT;
    }

    /** A bar for each period that has any; the smallest can be seen. */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < figures.periods().size(); at++) {
            long views = figures.periods().get(at).views();
            if (views > 0) {
                int height = Math.max(1, (int) (views * HEIGHT / figures.most()));
                bars.add(new Bar(at * STEP + 1, HEIGHT - height, STEP - 2, height));
            }
        }
        return bars;
    }

    /** When a period begins, for the layout's way to write days. */
    public Instant beginning(Period period, ZoneId zone) {
        return period.from().atStartOfDay(zone).toInstant();
    }

    /** The address of the figures of some days. */
    public String address(int days) {
        return PATH + query(days);
    }

    /** The address of a file: {@code days}, {@code posts} or {@code referrers}. */
    public String file(String what) {
        return PATH + "/" + what + ".csv" + query(figures.days());
    }

    private String query(int days) {
        return "?days=" + days
                + figures.post().map(post -> "&post=" + post.id()).orElse("");
    }
}
