package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    public PostListing page(PostFilter wanted, Optional<Cursor> before, Optional<Cursor> after, Actor reader) {
        PostFilter filter = PostRights.mayEditOthers(reader) ? wanted : wanted.ofAuthor(reader.id());
        boolean back = after.isPresent();
        Cursor place = back ? after.get() : before.orElse(Cursor.NEWEST);
        List<PostRow> found = new ArrayList<>(posts.rows(filter, place, !back, PAGE + 1));
        boolean further = found.size() > PAGE;
        List<PostRow> shown = further ? found.subList(0, PAGE) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new PostListing(
                List.copyOf(shown),
                hasNewer ? Optional.of(place(shown.get(0))) : Optional.empty(),
                hasOlder ? Optional.of(place(shown.get(shown.size() - 1))) : Optional.empty());
    }

    private static Cursor place(PostRow row) {
        return new Cursor(row.updatedAt(), row.id());
    }
}
