package org.travessia.comment.control;

import java.util.List;

/**
 * Comments came, or readers see other ones than before: said once for a use case, within its transaction. Of spam nothing is said, and
 * nothing of what an import brings.
 *
 * @param changes at least one, in their order
 */
public record CommentsChanged(List<Change> changes) {

    /** What became of a comment. */
    public enum What {
        /** It just came, and waits or is shown. */
        CREATED,
        /** It is shown from now on. */
        APPROVED,
        /** It is shown and its text is another one. */
        UPDATED,
        /** It is shown no longer. */
        REMOVED
    }

    /** Of one comment. */
    public record Change(long id, What what) {}

    static CommentsChanged of(long id, What what) {
        return new CommentsChanged(List.of(new Change(id, what)));
    }
}
