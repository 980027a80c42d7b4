package org.travessia.comment.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What the form for a comment needs to know.
 *
 * @param open whether the post takes comments
 * @param parent the comment to be answered to
 * @param stamp what the form must send back
 */
public record Invitation(String slug, String postTitle, boolean open, Optional<Parent> parent, String stamp) {

    /** The comment to be answered to. */
    public record Parent(long id, String authorName, String html, Instant createdAt) {}
}
