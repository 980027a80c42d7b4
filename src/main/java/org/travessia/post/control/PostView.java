package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.post.entity.Post;

/**
 * A post as its page shows it.
 *
 * @param html rendered and sanitised
 * @param publishedAt the first publication; empty for a post never published
 * @param draft whether only people who may edit it can see it
 * @param editable whether the person who asks may edit it
 */
public record PostView(
        long id,
        String title,
        String slug,
        String html,
        String excerpt,
        String authorName,
        Optional<Instant> publishedAt,
        Instant updatedAt,
        int wordCount,
        boolean draft,
        boolean editable) {

    static PostView of(Post post, boolean editable) {
        return new PostView(
                post.id(),
                post.title(),
                post.slug().toString(),
                post.html(),
                post.excerpt(),
                post.author().displayName(),
                post.publishedAt(),
                post.updatedAt(),
                post.wordCount(),
                !post.published(),
                editable);
    }

    /** Minutes to read it, at least one. */
    public int readingMinutes() {
        return ReadingTime.minutes(wordCount);
    }
}
