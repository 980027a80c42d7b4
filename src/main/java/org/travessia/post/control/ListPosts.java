package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.travessia.account.control.Actor;

/** The administration's list: everything for editors, one's own posts for others. */
@ApplicationScoped
@Transactional
public class ListPosts {

    private static final int PAGE = 50;

    private PostRepository posts;

    /** For CDI's proxy only. */
    protected ListPosts() {}

    @Inject
    public ListPosts(PostRepository posts) {
        this.posts = posts;
    }

    /**
     * A page of the list.
     *
     * @param before the place after which the page begins; empty for the first
     * @param after the place before which it ends; wins over {@code before}
     */
    public Page<PostRow> page(PostFilter wanted, Optional<Cursor> before, Optional<Cursor> after, Actor reader) {
        PostFilter filter = PostRights.mayEditOthers(reader) ? wanted : wanted.ofAuthor(reader.id());
        return Page.read(
                before,
                after,
                PAGE,
                (place, older, limit) -> posts.rows(filter, place, older, limit),
                row -> new Cursor(row.updatedAt(), row.id()));
    }
}
