package org.travessia.tag.control;

import java.util.Optional;
import org.travessia.tag.entity.Term;
import org.travessia.tag.entity.TermKind;

/**
 * A tag or a category as pages show it.
 *
 * @param posts how many everybody finds under it
 */
public record TermView(
        long id,
        TermKind kind,
        String name,
        String slug,
        String description,
        Optional<Long> parentId,
        Optional<String> parentName,
        Optional<String> parentSlug,
        int posts,
        int version) {

    static TermView of(Term term) {
        return new TermView(
                term.id(),
                term.kind(),
                term.name(),
                term.slug(),
                term.description(),
                term.parent().map(Term::id),
                term.parent().map(Term::name),
                term.parent().map(Term::slug),
                term.posts(),
                term.version());
    }

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return kind.path(slug);
    }
}
