package org.travessia.post.control;

import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.platform.Forbidden;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/** Who may do what to a post: the one place of these rules. */
final class PostRights {

    private PostRights() {}

    /** Editors and administrators edit everything, others what they wrote; a contributor no longer once it is published. */
    static boolean mayEdit(Actor actor, Post post) {
        return mayEditOthers(actor)
                || post.writtenBy(actor.id()) && (mayPublish(actor) || post.status() == PostStatus.DRAFT);
    }

    /** Who may edit it reads it anyway; others when it is published for them, some of them after they gave its password. */
    static boolean mayKnow(Optional<Actor> reader, Post post) {
        return reader.filter(actor -> mayEdit(actor, post)).isPresent()
                || post.published() && !post.trashed() && post.visibility() != Visibility.PRIVATE;
    }

    /** Not only who has its address or its password. */
    static boolean everybodyFinds(Post post) {
        return post.published() && !post.trashed() && post.visibility() == Visibility.PUBLIC;
    }

    /** Whether everybody with its address could read it, until it went to the trash. */
    static boolean gone(Post post) {
        return post.trashed() && post.published() && post.visibility().open();
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
        if (mayKnow(Optional.of(actor), post) || post.writtenBy(actor.id())) {
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
