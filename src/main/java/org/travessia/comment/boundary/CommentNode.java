package org.travessia.comment.boundary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.travessia.comment.control.CommentView;

/**
 * A comment with its answers.
 *
 * @param saysWhom whether it must say to whom it answers, because the comment above it is another one
 * @param answers those on this page, in the order in which they were written
 */
public record CommentNode(CommentView comment, boolean saysWhom, List<CommentNode> answers) {

    /**
     * Makes a tree of comments in reading order. A page can begin in the middle of a thread, and a comment that others answered
     * to can be gone: those stand below whoever of those above is left.
     */
    static List<CommentNode> tree(List<CommentView> comments) {
        List<CommentNode> roots = new ArrayList<>();
        Deque<CommentNode> above = new ArrayDeque<>();
        for (CommentView comment : comments) {
            while (!above.isEmpty()
                    && !comment.place().startsWith(above.peek().comment().place())) {
                above.pop();
            }
            boolean below = !above.isEmpty();
            boolean there = below
                    && comment.parentId()
                            .filter(id -> id == above.peek().comment().id())
                            .isPresent();
            CommentNode node = new CommentNode(comment, comment.answer() && !there, new ArrayList<>());
            (below ? above.peek().answers() : roots).add(node);
            above.push(node);
        }
        return roots;
    }
}
