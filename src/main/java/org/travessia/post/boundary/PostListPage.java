package org.travessia.post.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostAction;
import org.travessia.post.control.PostChange;
import org.travessia.post.control.PostOrder;
import org.travessia.post.control.PostRow;

/**
 * The administration's list with the choices that led to it, and with what was just done in it.
 *
 * @param choice what of it is shown
 * @param authors whose posts there are to choose from
 * @param done what was just done to several posts
 * @param undone what was just undone
 * @param errors what is wrong with what was to be done; nothing was changed then
 * @param ticked the posts that were ticked for it
 * @param tag the tag that was typed for it
 */
public record PostListPage(
        Page<PostRow> listing,
        PostListChoice choice,
        List<ListPosts.Author> authors,
        Optional<PostChange> done,
        Optional<PostChange.Undone> undone,
        List<FieldError> errors,
        List<Long> ticked,
        String tag) {

    static PostListPage of(Page<PostRow> listing, PostListChoice choice, List<ListPosts.Author> authors) {
        return new PostListPage(listing, choice, authors, Optional.empty(), Optional.empty(), List.of(), List.of(), "");
    }

    PostListPage after(Optional<PostChange> change) {
        return new PostListPage(listing, choice, authors, change, undone, errors, ticked, tag);
    }

    PostListPage after(PostChange.Undone undoing) {
        return new PostListPage(listing, choice, authors, done, Optional.of(undoing), errors, ticked, tag);
    }

    PostListPage refusing(List<FieldError> broken, List<Long> ids, String typed) {
        return new PostListPage(listing, choice, authors, done, undone, broken, ids, typed);
    }

    public String status() {
        return choice.status;
    }

    public String changed() {
        return choice.changed;
    }

    public String query() {
        return choice.query;
    }

    public String kind() {
        return choice.kind;
    }

    public String author() {
        return choice.author;
    }

    public PostOrder order() {
        return choice.order();
    }

    /** Whether the list is of the newest, or the last changed, first. */
    public boolean byTime() {
        return order() == PostOrder.CHANGED || order() == PostOrder.NEWEST;
    }

    /** Whether somebody is chosen who does not stand among those to choose from. */
    public boolean furtherAuthor() {
        return !author().isEmpty()
                && authors.stream().noneMatch(one -> one.username().equalsIgnoreCase(author()));
    }

    /** The choices of status, both first. */
    public List<String> statuses() {
        return List.of("", "draft", "scheduled", "published", "trash");
    }

    /** The choices of kind, both first. */
    public List<String> kinds() {
        return List.of("", "post", "page");
    }

    public boolean trash() {
        return choice.trash();
    }

    /** What can be done to the ticked ones by a button alone. */
    public List<PostAction> actions() {
        return trash()
                ? List.of(PostAction.RESTORE)
                : List.of(PostAction.PUBLISH, PostAction.UNPUBLISH, PostAction.TRASH);
    }

    /** The choices of time, any first. */
    public List<String> times() {
        return List.of("", "today", "week", "month", "year");
    }

    /** Whether anything narrows the list. */
    public boolean filtered() {
        return choice.filtered();
    }

    /** Where the ticked ones are sent to. */
    public String bulkAddress() {
        return choice.address("/admin/posts/bulk");
    }

    /** Where what was done is undone. */
    public String undoAddress() {
        return choice.address("/admin/posts/undo");
    }

    /** The address of the page before this. */
    public Optional<String> newer() {
        return listing.newer().map(place -> choice.page("after", place));
    }

    /** The address of the page behind this. */
    public Optional<String> older() {
        return listing.older().map(place -> choice.page("before", place));
    }
}
