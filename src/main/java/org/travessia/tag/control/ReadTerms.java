package org.travessia.tag.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.travessia.tag.entity.Term;
import org.travessia.tag.entity.TermKind;

/** Gives tags and categories to readers: none that only a draft has. */
@ApplicationScoped
@Transactional
public class ReadTerms {

    /** How many one page of a list has. */
    public static final int PAGE = 200;

    private TermRepository terms;

    /** For CDI's proxy only. */
    protected ReadTerms() {}

    @Inject
    public ReadTerms(TermRepository terms) {
        this.terms = terms;
    }

    /**
     * The one at an address.
     *
     * @throws TermNotFound if there is none that readers may know
     */
    public TermView bySlug(TermKind kind, String slug) {
        return terms.bySlug(kind, slug).map(TermView::of).orElseThrow(() -> new TermNotFound(slug));
    }

    /**
     * The one with an id.
     *
     * @throws TermNotFound if there is none
     */
    public TermView byId(long id) {
        return terms.byId(id).map(TermView::of).orElseThrow(() -> new TermNotFound(String.valueOf(id)));
    }

    /**
     * A page of them by name.
     *
     * @param after the name after which it begins; empty for the first page
     */
    public TermPage page(TermKind kind, String after) {
        return page(kind, after, PAGE);
    }

    /** The same with so many on a page. */
    public TermPage page(TermKind kind, String after, int size) {
        List<TermView> found =
                terms.known(kind, after, size + 1).stream().map(TermView::of).toList();
        return found.size() <= size
                ? new TermPage(found, Optional.empty())
                : new TermPage(
                        found.subList(0, size), Optional.of(found.get(size - 1).name()));
    }

    /** What writers are offered: those that most posts have, so many of each kind. */
    public TermNames names(int limit) {
        return new TermNames(names(TermKind.TAG, limit), names(TermKind.CATEGORY, limit));
    }

    private List<String> names(TermKind kind, int limit) {
        return terms.mostUsed(kind, limit).stream().map(Term::name).toList();
    }

    /** Those that most posts have. */
    public List<TermView> mostUsed(TermKind kind, int limit) {
        return terms.mostUsed(kind, limit).stream().map(TermView::of).toList();
    }

    /**
     * A page of a list.
     *
     * @param next the name after which the next page begins; empty on the last
     */
    public record TermPage(List<TermView> rows, Optional<String> next) {}
}
