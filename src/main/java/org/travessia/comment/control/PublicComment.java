package org.travessia.comment.control;

import java.time.Instant;
import java.util.UUID;

/**
 * An approved comment on a public post, as a feed carries it.
 *
 * @param feedId what programs know it by, wherever it is
 */
public record PublicComment(
        long id,
        UUID feedId,
        String postTitle,
        String postSlug,
        String authorName,
        String html,
        Instant createdAt,
        Instant changedAt) {}
