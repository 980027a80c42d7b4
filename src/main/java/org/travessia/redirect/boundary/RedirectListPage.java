package org.travessia.redirect.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.redirect.control.RedirectPage;
import org.travessia.redirect.control.RedirectRow;
import org.travessia.redirect.control.TendRedirects.Wanted;

/**
 * The redirects as their page shows them.
 *
 * @param query the letters searched for, as typed
 * @param typed a new one, as it was typed
 * @param errors what is wrong with it, none on the first sight
 * @param done {@code added}, {@code deleted}, {@code readOnly} or empty
 * @param deleted what was just deleted, for its undoing
 */
public record RedirectListPage(
        RedirectPage listing,
        String query,
        Wanted typed,
        List<FieldError> errors,
        String done,
        Optional<RedirectRow> deleted) {

    static final String PATH = "/admin/redirects";

    static final Wanted NOTHING = new Wanted("", "", false);

    /** The address of the page with newer ones. */
    public Optional<String> newer() {
        return listing.newer().map(id -> page("after", id));
    }

    /** The address of the page with older ones. */
    public Optional<String> older() {
        return listing.older().map(id -> page("before", id));
    }

    private String page(String parameter, long id) {
        return UriBuilder.fromPath(PATH)
                .queryParam("q", "{q}")
                .queryParam(parameter, id)
                .build(query)
                .toString();
    }
}
