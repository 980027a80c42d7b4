package org.travessia.post.control;

import java.time.Instant;

/** A published post with its whole text, as a feed carries it. */
public record PublishedPost(
        String title,
        String slug,
        String html,
        String excerpt,
        String authorName,
        Instant publishedAt,
        Instant updatedAt) {}
