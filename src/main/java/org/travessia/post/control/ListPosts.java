package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.post.entity.Post;

/** The administration's list: everything for editors, one's own posts for others. */
@ApplicationScoped
@Transactional
public class ListPosts {

    private static final int PAGE = 50;
    private static final int MOST_AUTHORS = 200;

    private PostRepository posts;

    /** For CDI's proxy only. */
    protected ListPosts() {}

    @Inject
    public ListPosts(PostRepository posts) {
        this.posts = posts;
    }

    /**
     * What lies in the trash, before it goes for good.
     *
     * @throws PostNotFound if it does not lie there, or is somebody else's
     * @throws org.travessia.platform.Forbidden if it is this person's, but not theirs to erase
     */
    public TrashedPost trashed(long id, Actor reader) {
        Post post = posts.byId(id).orElseThrow(() -> new PostNotFound(id));
        PostRights.demandEdit(reader, post);
        if (!post.trashed()) {
            throw new PostNotFound(id);
        }
        return new TrashedPost(post.id(), post.title());
    }

    /** A post that lies in the trash. */
    public record TrashedPost(long id, String title) {}

    /** The posts and pages last changed. */
    public List<PostRow> newest(PostFilter wanted, int limit, Actor reader) {
        PostFilter filter = PostRights.mayEditOthers(reader) ? wanted : wanted.ofAuthor(reader.id());
        return posts.rows(filter, PostOrder.CHANGED, Cursor.NEWEST, true, limit);
    }

    /** What publishes itself next. */
    public List<PostRow> nextScheduled(int limit, Actor reader) {
        return posts.nextScheduled(own(reader), limit);
    }

    /**
     * How many of some kinds there are.
     *
     * @param most nobody counts further
     */
    public Counts counts(int most, Actor reader) {
        return posts.counts(own(reader), most);
    }

    /** How many drafts there are, and how many scheduled posts. */
    public record Counts(int drafts, int scheduled) {}

    private static Optional<Long> own(Actor reader) {
        return PostRights.mayEditOthers(reader) ? Optional.empty() : Optional.of(reader.id());
    }

    /**
     * A page of the list.
     *
     * @param before the place after which the page begins; empty for the first
     * @param after the place before which it ends; wins over {@code before}
     */
    public Page<PostRow> page(
            PostFilter wanted, PostOrder order, Optional<Cursor> before, Optional<Cursor> after, Actor reader) {
        return page(wanted, order, before, after, PAGE, reader);
    }

    /** The same with so many posts on a page. */
    public Page<PostRow> page(
            PostFilter wanted,
            PostOrder order,
            Optional<Cursor> before,
            Optional<Cursor> after,
            int size,
            Actor reader) {
        PostFilter filter = PostRights.mayEditOthers(reader) ? wanted : wanted.ofAuthor(reader.id());
        return Page.read(
                before,
                after,
                size,
                (place, forward, limit) -> posts.rows(filter, order, place, forward, limit),
                order::place);
    }

    /** Whose posts there are to choose from: nobody's for those who see only their own. */
    public List<Author> authors(Actor reader) {
        return PostRights.mayEditOthers(reader) ? posts.authors(MOST_AUTHORS) : List.of();
    }

    /** Somebody who has written a post. */
    public record Author(String username, String name) {}
}
