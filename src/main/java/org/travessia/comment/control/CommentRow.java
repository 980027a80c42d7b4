package org.travessia.comment.control;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.comment.entity.CommentStatus;

/**
 * A comment as moderators see it. Of what a stranger sent, only the HTML is to be written as it is.
 *
 * @param parentName who is answered to
 * @param person whether somebody signed in wrote it
 * @param reasons why it was not shown at once, see {@link Judge}
 * @param score how much its words looked like spam when it came, in per cent
 * @param version what an edit must begin from
 */
public record CommentRow(
        long id,
        String postTitle,
        String postSlug,
        CommentStatus status,
        Optional<String> parentName,
        String authorName,
        Optional<String> email,
        Optional<String> site,
        boolean person,
        String markdown,
        String html,
        Instant createdAt,
        Optional<Instant> editedAt,
        String userAgent,
        List<String> reasons,
        int score,
        int version) {

    /** The status as a part of a text's key and of an address: {@code waiting}. */
    public String statusName() {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The status as the style sheet knows it. */
    public String badge() {
        return switch (status) {
            case WAITING -> "pending";
            case APPROVED -> "published";
            case SPAM -> "spam";
            case TRASH -> "trash";
        };
    }
}
