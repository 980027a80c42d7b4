package org.travessia.post.control;

import java.util.List;
import org.travessia.post.entity.PostKind;

/**
 * What everybody finds on the blog has changed: said once for a use case, within its transaction. Of drafts and of what only some may
 * read nothing is said, and nothing of what an import brings.
 *
 * @param changes at least one, in their order
 */
public record PostsChanged(List<Change> changes) {

    /** What became of a post. */
    public enum What {
        /** Everybody finds it from now on. */
        PUBLISHED,
        /** Everybody found it before and still does. */
        UPDATED,
        /** Not everybody finds it any more: it is a draft again, in the trash, or for some only. */
        UNPUBLISHED,
        /** It is gone for good; everybody could have found it once. */
        DELETED
    }

    /**
     * Of one post or page.
     *
     * @param path where it is or was, not percent-encoded
     */
    public record Change(long id, PostKind kind, String path, What what) {}
}
