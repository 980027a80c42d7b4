package org.travessia.post.control;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/**
 * A post in the administration's list.
 *
 * @param publishedAt null for one never published (a query's constructor cannot make an Optional)
 * @param scheduledAt null unless it is scheduled
 * @param trashedAt null unless it lies in the trash
 * @param createdAt when it was begun
 */
public record PostRow(
        long id,
        String title,
        String slug,
        PostStatus status,
        String authorName,
        Instant publishedAt,
        Instant updatedAt,
        int version,
        PostKind kind,
        Visibility visibility,
        Instant scheduledAt,
        Instant trashedAt,
        Instant createdAt) {

    /** When it came out or will; of what never did, when it was begun. */
    public Instant date() {
        return Stream.of(publishedAt, scheduledAt, createdAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return kind.path(slug);
    }

    public boolean published() {
        return status == PostStatus.PUBLISHED;
    }
}
