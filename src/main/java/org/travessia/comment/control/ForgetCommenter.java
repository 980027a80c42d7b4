package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes somebody out of their comments; what they said stays where others answered it. */
@ApplicationScoped
@Transactional
public class ForgetCommenter {

    private CommentRepository comments;

    /** For CDI's proxy only. */
    protected ForgetCommenter() {}

    @Inject
    public ForgetCommenter(CommentRepository comments) {
        this.comments = comments;
    }

    /** Leaves nothing of who wrote a signed-in person's comments but a name that is nobody's. */
    public void forget(long personId, String name) {
        comments.forget(personId, name);
    }
}
