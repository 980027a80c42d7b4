package org.travessia.comment.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of a post's comments, in reading order: each followed by its answers.
 *
 * @param count how many the post has
 * @param open whether it takes more
 * @param earlier where the page before begins, see {@link ReadComments#discussion}; empty on the first
 * @param later where the next page begins; empty on the last
 */
public record Discussion(
        long postId,
        String slug,
        int count,
        boolean open,
        List<CommentView> comments,
        Optional<String> earlier,
        Optional<String> later) {}
