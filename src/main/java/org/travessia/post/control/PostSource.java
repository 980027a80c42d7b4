package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.post.entity.Post;

/**
 * A post as its author and the API see it.
 *
 * @param version what an edit must begin from
 * @param editable whether the person who asks may edit it
 */
public record PostSource(
        long id,
        String title,
        String slug,
        String markdown,
        String html,
        boolean published,
        String authorName,
        Optional<Instant> publishedAt,
        Instant updatedAt,
        int version,
        boolean editable) {

    static PostSource of(Post post, boolean editable) {
        return new PostSource(
                post.id(),
                post.title(),
                post.slug().toString(),
                post.markdown(),
                post.html(),
                post.published(),
                post.author().displayName(),
                post.publishedAt(),
                post.updatedAt(),
                post.version(),
                editable);
    }
}
