package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.travessia.account.control.Actor;
import org.travessia.post.entity.Post;

/** Gives posts to readers: what is public, and to a signed-in person what they may edit. */
@ApplicationScoped
@Transactional
public class ReadPosts {

    /** Posts on one page of the home page. */
    public static final int PAGE = 10;

    private PostRepository posts;

    /** For CDI's proxy only. */
    protected ReadPosts() {}

    @Inject
    public ReadPosts(PostRepository posts) {
        this.posts = posts;
    }

    /**
     * A page of published posts, newest first.
     *
     * @param before the place after which the page begins; empty for the newest
     * @param after the place before which it ends; wins over {@code before}
     * @param size posts on a page, 1 to 100
     */
    public Page<PostSummary> published(Optional<Cursor> before, Optional<Cursor> after, int size) {
        return Page.read(before, after, size, posts::published, post -> new Cursor(post.publishedAt(), post.id()));
    }

    /**
     * A post by its address.
     *
     * @param reader the signed-in person, who sees their own drafts
     * @throws PostNotFound if there is none, or it is a draft that this reader may not see
     */
    public PostView bySlug(String slug, Optional<Actor> reader) {
        Post post = posts.bySlug(slug).orElseThrow(() -> new PostNotFound(slug));
        boolean editable =
                reader.filter(actor -> PostRights.mayEdit(actor, post)).isPresent();
        if (!post.published() && !editable) {
            throw new PostNotFound(slug);
        }
        return PostView.of(post, editable);
    }

    /**
     * A post by its id, with its source.
     *
     * @throws PostNotFound as {@link #bySlug}
     */
    public PostSource source(long id, Optional<Actor> reader) {
        Post post = posts.byId(id).orElseThrow(() -> new PostNotFound(id));
        boolean editable =
                reader.filter(actor -> PostRights.mayEdit(actor, post)).isPresent();
        if (!post.published() && !editable) {
            throw new PostNotFound(id);
        }
        return PostSource.of(post, editable);
    }

    /** The newest published posts with their whole text, for feeds. */
    public List<PublishedPost> newest(int limit) {
        return posts.newest(limit);
    }

    public long countPublished() {
        return posts.countPublished();
    }

    /** Visits published posts' addresses, newest first, for the sitemap. */
    public void eachPublished(int skip, int limit, Consumer<PostAddress> visit) {
        posts.eachPublished(skip, limit, visit);
    }
}
