package org.travessia.comment.control;

import java.util.Optional;
import org.travessia.comment.entity.CommentStatus;

/**
 * What the queue shows.
 *
 * @param words a tsquery, see {@link org.travessia.post.control.PostFilter#words}
 * @param postAuthorId only comments on this person's posts
 */
public record CommentFilter(Optional<CommentStatus> status, Optional<String> words, Optional<Long> postAuthorId) {

    /** The same for one person's posts only. */
    CommentFilter onPostsOf(long personId) {
        return new CommentFilter(status, words, Optional.of(personId));
    }
}
