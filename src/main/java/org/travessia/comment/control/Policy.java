package org.travessia.comment.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.comment.entity.CommentMode;

/**
 * Who may comment on this blog, and what is looked at twice.
 *
 * @param mode whose comments are shown without a moderator
 * @param closeAfterDays after how many days a post takes no more comments; empty for never
 * @param maxLinks a comment with more of them waits
 * @param mostAtOnce how many comments one address may send in ten minutes
 * @param words what only spam says, in small letters
 * @param version what a change must begin from
 */
public record Policy(
        CommentMode mode,
        Optional<Integer> closeAfterDays,
        int maxLinks,
        int mostAtOnce,
        List<String> words,
        int version) {

    /** Whether a post that its writer left open still takes comments. */
    boolean open(Instant publishedAt, Instant now) {
        return mode != CommentMode.CLOSED
                && closeAfterDays
                        .filter(days -> publishedAt.plus(Duration.ofDays(days)).isBefore(now))
                        .isEmpty();
    }
}
