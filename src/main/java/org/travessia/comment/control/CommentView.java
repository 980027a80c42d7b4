package org.travessia.comment.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment as readers see it: no address of anybody.
 *
 * @param place where it stands: what it answers to stands at a beginning of this
 * @param parentId the comment answered to; empty for one that begins a thread, or if that comment is not to be seen any more
 * @param parentName who wrote that one
 * @param answer whether it answers to a comment at all
 * @param site where the author's name leads; http or https
 * @param html rendered and sanitised
 * @param byPostAuthor whether the post's author wrote it, signed in
 */
public record CommentView(
        long id,
        String place,
        Optional<Long> parentId,
        Optional<String> parentName,
        boolean answer,
        String authorName,
        Optional<String> site,
        String html,
        Instant createdAt,
        boolean byPostAuthor) {}
