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

    /** Who wrote it, and who edits what others wrote, see it in any state, also where they may not edit it any more. */
    static boolean seesAnyway(Actor actor, Post post) {
        return mayEditOthers(actor) || post.writtenBy(actor.id());
    }

    /** Who comes by its address reads it when it is published for them, some of them after they gave its password. */
    static boolean mayKnow(Optional<Actor> reader, Post post) {
        return reader.filter(actor -> seesAnyway(actor, post)).isPresent()
                || post.published() && !post.trashed() && post.visibility() != Visibility.PRIVATE;
    }

    /** Who comes without its address: whoever counts ids must not find what only its address leads to. */
    static boolean mayFind(Optional<Actor> reader, Post post) {
        return reader.filter(actor -> seesAnyway(actor, post)).isPresent() || everybodyFinds(post);
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
     * @throws PostNotFound if it is somebody else's and not everybody finds it: that it exists is nobody's business
     * @throws Forbidden if they may see it but not change it
     */
    static void demandEdit(Actor actor, Post post) {
        if (mayEdit(actor, post)) {
            return;
        }
        if (mayFind(Optional.of(actor), post)) {
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
