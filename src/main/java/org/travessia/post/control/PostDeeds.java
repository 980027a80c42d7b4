package org.travessia.post.control;

import java.util.Optional;
import java.util.stream.Stream;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Post.Standing;
import org.travessia.post.entity.PostKind;

/** What the audit log is told of posts and pages. */
final class PostDeeds {

    private PostDeeds() {}

    /** Something that was done to a post. */
    static Deed of(DeedKind kind, Post post) {
        Deed deed = Deed.of(kind, post.id(), post.title());
        return post.kind() == PostKind.PAGE ? deed.with("kind", PostKind.PAGE) : deed;
    }

    /** What has become of a post since it stood so: published, scheduled, a draft again, into the trash or out of it. */
    static Stream<Deed> since(Standing before, Post post) {
        Standing now = post.standing();
        Optional<DeedKind> trash =
                before.trashedAt().isPresent() == now.trashedAt().isPresent()
                        ? Optional.empty()
                        : Optional.of(now.trashedAt().isPresent() ? DeedKind.POST_TRASHED : DeedKind.POST_RESTORED);
        Optional<DeedKind> status = before.status() == now.status()
                ? Optional.empty()
                : Optional.of(
                        switch (now.status()) {
                            case DRAFT -> DeedKind.POST_UNPUBLISHED;
                            case SCHEDULED -> DeedKind.POST_SCHEDULED;
                            case PUBLISHED -> DeedKind.POST_PUBLISHED;
                        });
        return Stream.of(trash, status).flatMap(Optional::stream).map(kind -> of(kind, post));
    }
}
