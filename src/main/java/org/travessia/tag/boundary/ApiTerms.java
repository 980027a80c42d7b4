package org.travessia.tag.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.tag.control.TermView;

/**
 * A page of a list of tags or categories as the API gives it.
 *
 * @param next path and query of the following page, as in the header {@code Link}
 */
@Schema(name = "Terms", description = "A page of a list of tags or categories, by name.")
public record ApiTerms(
        @Schema(required = true) List<ApiTerm> terms,

        @Schema(description = "The following page; missing on the last.")
        Optional<String> next) {

    /** A tag or a category. */
    @Schema(name = "Term", description = "A tag or a category.")
    public record ApiTerm(
            @Schema(required = true) long id,
            @Schema(required = true, examples = "The sea") String name,
            @Schema(required = true, examples = "the-sea") String slug,

            @Schema(required = true, description = "Its path on this blog.", examples = "/tags/the-sea")
            String url,

            @Schema(required = true) String description,

            @Schema(description = "The slug of the category that it is below.")
            Optional<String> parent,

            @Schema(required = true, description = "How many posts everybody finds under it.")
            int posts) {

        static ApiTerm of(TermView term) {
            return new ApiTerm(
                    term.id(),
                    term.name(),
                    term.slug(),
                    term.path(),
                    term.description(),
                    term.parentSlug(),
                    term.posts());
        }
    }
}
