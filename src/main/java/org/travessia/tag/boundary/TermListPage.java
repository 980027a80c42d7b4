package org.travessia.tag.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.tag.control.ReadTerms.TermPage;
import org.travessia.tag.entity.TermKind;

/**
 * The administration's list of tags or categories.
 *
 * @param query the letters searched for, as typed
 * @param first whether it begins at the beginning
 * @param typed the name of a new one, as it was typed
 * @param errors what is wrong with it, none on the first sight
 * @param done {@code deleted} or empty
 */
public record TermListPage(
        TermKind kind,
        TermPage listing,
        String query,
        boolean first,
        String typed,
        List<FieldError> errors,
        String done) {

    /** The path of this list. */
    public String path() {
        return path(kind);
    }

    static String path(TermKind kind) {
        return "/admin" + kind.list();
    }

    /** The address of the page with names that come later. */
    public Optional<String> next() {
        return listing.next()
                .map(name -> UriBuilder.fromPath(path())
                        .queryParam("q", "{q}")
                        .queryParam("after", "{after}")
                        .build(query, name)
                        .toString());
    }
}
