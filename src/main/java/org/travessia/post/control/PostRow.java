package org.travessia.post.control;

import java.time.Instant;
import org.travessia.post.entity.PostStatus;

/**
 * A post in the administration's list.
 *
 * @param publishedAt null for one never published (a query's constructor cannot make an Optional)
 */
public record PostRow(
        long id,
        String title,
        String slug,
        PostStatus status,
        String authorName,
        Instant publishedAt,
        Instant updatedAt,
        int version) {

    public boolean published() {
        return status == PostStatus.PUBLISHED;
    }
}
