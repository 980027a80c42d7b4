package org.travessia.media.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.travessia.media.control.MediaPage;
import org.travessia.platform.Invalid.FieldError;

/**
 * The library as its page shows it.
 *
 * @param query the words searched for, as typed
 * @param done what was just done: {@code uploaded}, {@code deleted} or empty
 * @param count with how many files
 * @param problems the files that were not taken
 */
public record MediaListPage(MediaPage listing, String query, String done, int count, List<NotTaken> problems) {

    /** A file that was not taken, and why. */
    public record NotTaken(String fileName, FieldError error) {}

    /** The address of the page with files that came later. */
    public Optional<String> newer() {
        return listing.newer().map(id -> page("after", id));
    }

    /** The address of the page with files that came before. */
    public Optional<String> older() {
        return listing.older().map(id -> page("before", id));
    }

    private String page(String parameter, long id) {
        UriBuilder address = UriBuilder.fromPath("/admin/media");
        if (!query.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        address.queryParam(parameter, id);
        return query.isEmpty()
                ? address.build().toString()
                : address.build(query).toString();
    }
}
