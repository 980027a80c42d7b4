package org.travessia.tag.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.travessia.platform.Invalid;
import org.travessia.platform.Slug;
import org.travessia.tag.entity.Term;
import org.travessia.tag.entity.TermKind;

/** Finds tags and categories by the names that a writer gives, and makes those that are new. */
@ApplicationScoped
@Transactional
public class FileUnder {

    /** The most tags of one post. */
    public static final int MOST_TAGS = 30;

    private TermRepository terms;

    /** For CDI's proxy only. */
    protected FileUnder() {}

    @Inject
    public FileUnder(TermRepository terms) {
        this.terms = terms;
    }

    /**
     * The tags of these names, each once, in their order.
     *
     * @throws Invalid with field {@code tags} if there are too many, or one is too long or has no letter or digit
     */
    public List<Term> tags(List<String> names) {
        Map<String, String> wanted = new LinkedHashMap<>();
        names.stream()
                .map(FileUnder::normal)
                .filter(name -> !name.isEmpty())
                .forEach(name -> wanted.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        if (wanted.size() > MOST_TAGS) {
            throw new Invalid("tags", "tag.many", MOST_TAGS);
        }
        terms.keepAll();
        List<Term> found = new ArrayList<>();
        wanted.values().forEach(name -> {
            Term term = term(TermKind.TAG, name, "tags");
            if (!found.contains(term)) {
                found.add(term);
            }
        });
        return found;
    }

    /**
     * The category of this name.
     *
     * @throws Invalid with field {@code category} if it is too long or has no letter or digit
     */
    public Optional<Term> category(Optional<String> name) {
        terms.keepAll();
        return name.map(FileUnder::normal)
                .filter(text -> !text.isEmpty())
                .map(text -> term(TermKind.CATEGORY, text, "category"));
    }

    private Term term(TermKind kind, String name, String field) {
        if (!fits(name)) {
            throw new Invalid(field, "tag.name.invalid", Term.MAX_NAME);
        }
        Slug suggested = Slug.suggestedBy(name).orElseThrow(() -> new Invalid(field, "tag.name.letters", name));
        return terms.byName(kind, name).orElseGet(() -> make(kind, name, suggested));
    }

    private Term make(TermKind kind, String name, Slug suggested) {
        terms.lock();
        // Somebody may have made it while this one waited.
        return terms.byName(kind, name)
                .orElseGet(() -> terms.add(
                        new Term(kind, name, terms.firstFree(kind, suggested).toString())));
    }

    /** Whether a name is one line that is not too long. */
    static boolean fits(String name) {
        return name.codePointCount(0, name.length()) <= Term.MAX_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** A name as it is kept: with single spaces. */
    static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
