package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody was typing in a form of a post, as it was last kept.
 *
 * @param form the opened form that it belongs to
 * @param postId the post; empty for one that does not exist yet
 * @param baseVersion the post's version that the form was opened with
 * @param savedAt when it was kept
 */
public record Autosave(
        UUID form,
        Optional<Long> postId,
        Optional<Integer> baseVersion,
        String title,
        String slug,
        String markdown,
        Instant savedAt) {

    /** Whether it says the same as a post. */
    boolean same(PostSource post) {
        return title.equals(post.title())
                && (slug.isBlank() || slug.equals(post.slug()))
                && markdown.equals(post.markdown());
    }
}
