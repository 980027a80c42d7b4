package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What is needed to begin a post.
 *
 * @param slug the address wished for; empty to have it made of the title
 * @param published whether it is published, now or at its date
 * @param publishedAt the date to publish under; empty for now. One that is still to come schedules the post. Only used when published
 * @param source what an import makes the post of; empty otherwise
 */
public record NewPost(
        String title,
        Optional<String> slug,
        String markdown,
        boolean published,
        Optional<Instant> publishedAt,
        long authorId,
        Optional<ImportSource> source,
        PostDetails details) {

    /** A post about which nothing else is said. */
    public NewPost(
            String title,
            Optional<String> slug,
            String markdown,
            boolean published,
            Optional<Instant> publishedAt,
            long authorId,
            Optional<ImportSource> source) {
        this(title, slug, markdown, published, publishedAt, authorId, source, PostDetails.PLAIN);
    }
}
