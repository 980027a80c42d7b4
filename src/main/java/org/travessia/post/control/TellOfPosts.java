package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.travessia.post.control.PostsChanged.Change;
import org.travessia.post.control.PostsChanged.What;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Visibility;

/**
 * Tells whoever listens what has become of posts: holds what everybody finds after a change against what was found before. It is the last
 * thing that a use case does: who listens may wait for another transaction's end.
 */
@ApplicationScoped
public class TellOfPosts {

    private Event<PostsChanged> events;

    /** For CDI's proxy only. */
    protected TellOfPosts() {}

    @Inject
    public TellOfPosts(Event<PostsChanged> events) {
        this.events = events;
    }

    /** A post as it was before a change. */
    record Before(Post post, boolean found, int version) {

        /** How it stands now, before it is changed. */
        static Before of(Post post) {
            return new Before(post, PostRights.everybodyFinds(post), post.version());
        }

        /** One that is new, or that nobody has found so far. */
        static Before unseen(Post post) {
            return new Before(post, false, -1);
        }

        private Optional<Change> change() {
            boolean finds = PostRights.everybodyFinds(post);
            if (finds && !found) {
                return Optional.of(changeOf(post, What.PUBLISHED));
            }
            if (found && !finds) {
                return Optional.of(changeOf(post, What.UNPUBLISHED));
            }
            return finds && post.version() != version ? Optional.of(changeOf(post, What.UPDATED)) : Optional.empty();
        }

        private static Change changeOf(Post post, What what) {
            return new Change(post.id(), post.kind(), post.path(), what);
        }
    }

    /** Tells what has changed since then; the changes are in the database already. */
    void since(List<Before> before) {
        tell(before.stream().map(Before::change).flatMap(Optional::stream).toList());
    }

    /** Tells what has changed of one post since then. */
    void since(Before before) {
        since(List.of(before));
    }

    /** Tells that posts are gone for good: those that everybody could find once. */
    void erased(List<Post> posts) {
        tell(posts.stream()
                .filter(post -> post.publishedAt().isPresent() && post.visibility() == Visibility.PUBLIC)
                .map(post -> Before.changeOf(post, What.DELETED))
                .toList());
    }

    private void tell(List<Change> changes) {
        if (!changes.isEmpty()) {
            events.fire(new PostsChanged(changes));
        }
    }
}
