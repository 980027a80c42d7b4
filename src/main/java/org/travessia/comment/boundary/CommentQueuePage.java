package org.travessia.comment.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.CommentCounts;
import org.travessia.comment.control.CommentPage;
import org.travessia.comment.entity.CommentStatus;

/**
 * The queue with the choices that led to it, all of them in its address.
 *
 * @param status {@code waiting}, {@code approved}, {@code spam}, {@code trash} or {@code all}
 * @param query the words searched for, as typed
 * @param done what was just done, as a part of a message's key; or empty
 * @param count to how many comments
 * @param undo by which number it can be undone; 0 if it cannot
 * @param mayChangePolicy whether this person may change the policy
 */
public record CommentQueuePage(
        CommentPage listing,
        CommentCounts counts,
        String status,
        String query,
        String done,
        int count,
        long undo,
        boolean mayChangePolicy) {

    /** The choices of status, the queue first. */
    public List<String> statuses() {
        return List.of("waiting", "approved", "spam", "trash", "all");
    }

    /** How many comments a choice has, as it is shown: "12" or "99+"; empty for all. */
    public String countOf(String choice) {
        return status(choice).map(counts::of).map(CommentCounts::shown).orElse("");
    }

    /** The address of the same search with another choice of status. */
    public String addressOf(String choice) {
        return address(choice).build().toString();
    }

    /** This page's own address, to come back to. */
    public String here() {
        return addressOf(status);
    }

    /** The address of the page with newer comments. */
    public Optional<String> newer() {
        return listing.newer()
                .map(id -> address(status).queryParam("after", id).build().toString());
    }

    /** The address of the page with older comments. */
    public Optional<String> older() {
        return listing.older()
                .map(id -> address(status).queryParam("before", id).build().toString());
    }

    static Optional<CommentStatus> status(String choice) {
        return switch (choice) {
            case "approved" -> Optional.of(CommentStatus.APPROVED);
            case "spam" -> Optional.of(CommentStatus.SPAM);
            case "trash" -> Optional.of(CommentStatus.TRASH);
            case "all" -> Optional.empty();
            default -> Optional.of(CommentStatus.WAITING);
        };
    }

    private UriBuilder address(String choice) {
        UriBuilder address = UriBuilder.fromPath("/admin/comments").queryParam("status", choice);
        if (!query.isEmpty()) {
            address.queryParam("q", "{q}").resolveTemplate("q", query);
        }
        return address;
    }
}
