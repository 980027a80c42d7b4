package org.travessia.post.control;

import java.util.Optional;
import java.util.UUID;

/**
 * What a form tells of itself every few seconds.
 *
 * @param form the opened form
 * @param postId the post; empty for one that does not exist yet
 * @param baseVersion the post's version that the form was opened with; there when the post is
 * @param text what it holds; empty if it has not changed since the last time
 * @param leaving whether it is being closed
 */
public record Typed(
        UUID form, Optional<Long> postId, Optional<Integer> baseVersion, Optional<TypedText> text, boolean leaving) {

    /** The fields as typed, which need not be a post yet. */
    public record TypedText(String title, String slug, String markdown) {}
}
