package org.travessia.post.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A published post with its whole text, as a feed carries it.
 *
 * @param feedId what programs know it by, wherever it is
 * @param excerpt its summary, or the beginning of its text
 * @param language its own language tag, empty for the site's
 * @param featureImage the address of the image that stands for it
 * @param subjects the names of its category and its tags
 */
public record PublishedPost(
        UUID feedId,
        String title,
        String slug,
        String html,
        String excerpt,
        String authorName,
        Instant publishedAt,
        Instant updatedAt,
        Optional<String> language,
        Optional<String> featureImage,
        List<String> subjects) {}
