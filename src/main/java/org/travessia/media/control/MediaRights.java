package org.travessia.media.control;

import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.media.entity.MediaItem;
import org.travessia.platform.Forbidden;

/** Who may do what in the library: everybody who writes sees it and adds to it, and describes what they brought. */
final class MediaRights {

    private MediaRights() {}

    static boolean mayDescribe(Actor actor, boolean own) {
        return own || mayChangeOthers(actor);
    }

    /** A caption is read in every post that shows the file: what is published stays as it was when that was done. */
    static boolean mayDescribe(Actor actor, boolean own, boolean published) {
        return mayDescribe(actor, own) && !(published && actor.role() == Role.CONTRIBUTOR);
    }

    /** A contributor's image may be in a post that somebody else published: it stays as it was when that was done. */
    static boolean mayReplace(Actor actor, boolean own) {
        return own && actor.role() != Role.CONTRIBUTOR || mayChangeOthers(actor);
    }

    static boolean mayChangeOthers(Actor actor) {
        return actor.is(Role.ADMINISTRATOR, Role.EDITOR);
    }

    static void demandDescribe(Actor actor, MediaItem item, boolean published) {
        demand(mayDescribe(actor, item.uploadedBy(actor.id()), published), actor, item);
    }

    static void demandReplace(Actor actor, MediaItem item) {
        demand(mayReplace(actor, item.uploadedBy(actor.id())), actor, item);
    }

    private static void demand(boolean may, Actor actor, MediaItem item) {
        if (!may) {
            throw new Forbidden("person " + actor.id() + " may not change file " + item.id());
        }
    }
}
