package org.travessia.readership.control;

import java.util.List;
import java.util.Optional;

/**
 * How much was read, and where readers came from.
 *
 * @param days how many, today included
 * @param post the one that all is about; empty for all that a person may see
 * @param periods of a day each, or of a week where days would be too many; the oldest first, without a gap
 * @param posts those read most; none where all is about one
 * @param referrers those that led here most often
 */
public record Statistics(
        int days, Optional<PostNamed> post, List<Period> periods, List<PostViews> posts, List<Referrer> referrers) {

    /** All views of the days. */
    public long total() {
        return periods.stream().mapToLong(Period::views).sum();
    }

    /** The most of one period. */
    public long most() {
        return periods.stream().mapToLong(Period::views).max().orElse(0);
    }
}
