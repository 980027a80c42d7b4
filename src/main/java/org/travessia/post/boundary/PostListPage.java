package org.travessia.post.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostRow;

/**
 * The administration's list with the choices that led to it, all of them in its address.
 *
 * @param status {@code draft}, {@code published} or empty for both
 * @param changed {@code today}, {@code week}, {@code month}, {@code year} or empty for any time
 * @param query the words searched for, as typed
 * @param done what a bulk action did: {@code published}, {@code unpublished}, {@code deleted} or empty
 * @param count to how many posts it did
 */
public record PostListPage(Page<PostRow> listing, String status, String changed, String query, String done, int count) {

    /** The choices of status, both first. */
    public List<String> statuses() {
        return List.of("", "draft", "published");
    }

    /** The choices of time, any first. */
    public List<String> times() {
        return List.of("", "today", "week", "month", "year");
    }

    /** Whether anything narrows the list. */
    public boolean filtered() {
        return !status.isEmpty() || !changed.isEmpty() || !query.isEmpty();
    }

    /** The address of the page with posts changed later. */
    public Optional<String> newer() {
        return listing.newer().map(place -> page("after", place));
    }

    /** The address of the page with posts changed earlier. */
    public Optional<String> older() {
        return listing.older().map(place -> page("before", place));
    }

    private String page(String parameter, Cursor place) {
        return address(status, changed, query)
                .queryParam(parameter, place)
                .build()
                .toString();
    }

    private static UriBuilder address(String status, String changed, String query) {
        UriBuilder address = UriBuilder.fromPath("/admin/posts");
        if (!status.isEmpty()) {
            address.queryParam("status", status);
        }
        if (!changed.isEmpty()) {
            address.queryParam("changed", changed);
        }
        if (!query.isEmpty()) {
            address.queryParam("q", "{q}").resolveTemplate("q", query);
        }
        return address;
    }
}
