package org.travessia.post.control;

import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.platform.Forbidden;
import org.travessia.post.entity.Post;

/** Who may do what to a post: the one place of these rules. */
final class PostRights {

    private PostRights() {}

    /** Editors and administrators edit everything, others what they wrote; a contributor no longer once it is published. */
    static boolean mayEdit(Actor actor, Post post) {
        return mayEditOthers(actor) || post.writtenBy(actor.id()) && (mayPublish(actor) || !post.published());
    }

    static boolean mayEditOthers(Actor actor) {
        return actor.role() == Role.ADMINISTRATOR || actor.role() == Role.EDITOR;
    }

    /** A contributor's drafts are published by an editor. */
    static boolean mayPublish(Actor actor) {
        return actor.role() != Role.CONTRIBUTOR;
    }

    /**
     * Checks that a person may edit a post.
     *
     * @throws PostNotFound if it is a draft of somebody else's: that it exists is nobody's business
     * @throws Forbidden if it is public but not theirs to change
     */
    static void demandEdit(Actor actor, Post post) {
        if (mayEdit(actor, post)) {
            return;
        }
        if (post.published() || post.writtenBy(actor.id())) {
            throw new Forbidden("person " + actor.id() + " may not edit post " + post.id());
        }
        throw new PostNotFound(post.id());
    }

    static void demandPublish(Actor actor) {
        if (!mayPublish(actor)) {
            throw new Forbidden("person " + actor.id() + " may not publish");
        }
    }
}
