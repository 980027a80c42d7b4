package org.travessia.tag.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.Slug;
import org.travessia.platform.StaleVersion;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.ReadTerms.TermPage;
import org.travessia.tag.entity.Term;
import org.travessia.tag.entity.TermKind;

/**
 * Renames, describes, joins and removes tags and categories, for editors and administrators. No post is lost by it, and whoever
 * knows an address that goes is led on or told that it is gone.
 */
@ApplicationScoped
@Transactional
public class TendTerms {

    /** How many one page of the list has. */
    public static final int PAGE = 50;

    /** How many categories are offered as the one above. */
    public static final int MOST_PARENTS = 500;

    private TermRepository terms;
    private Redirects redirects;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected TendTerms() {}

    @Inject
    public TendTerms(TermRepository terms, Redirects redirects, AuditTrail audit) {
        this.terms = terms;
        this.redirects = redirects;
        this.audit = audit;
    }

    /** Where the address of something removed leads from then on. */
    public enum Farewell {
        /** Nowhere: it says that it is gone for good (410). */
        GONE,
        /** To the list of its kind (301). */
        LIST
    }

    /**
     * A page of the list by name.
     *
     * @param part letters that the names hold, whatever their case and accents; empty for all
     * @param after the name after which it begins; empty for the first page
     * @throws Forbidden if the person is no editor
     */
    public TermPage page(TermKind kind, String part, String after, Actor editor) {
        demandEditor(editor);
        List<TermView> found = terms.named(kind, plain(part), plain(after), PAGE + 1).stream()
                .map(TermView::of)
                .toList();
        return found.size() <= PAGE
                ? new TermPage(found, Optional.empty())
                : new TermPage(
                        found.subList(0, PAGE), Optional.of(found.get(PAGE - 1).name()));
    }

    /**
     * One of them.
     *
     * @throws TermNotFound if there is none of this kind with this id
     * @throws Forbidden if the person is no editor
     */
    public TermView one(TermKind kind, long id, Actor editor) {
        demandEditor(editor);
        return TermView.of(term(kind, id));
    }

    /** The categories that may stand above one: all but itself and those below it, {@link #MOST_PARENTS} at most. */
    public List<TermView> parentsFor(TermView term) {
        if (term.kind() == TermKind.TAG) {
            return List.of();
        }
        return terms.from(TermKind.CATEGORY, "", MOST_PARENTS).stream()
                .filter(candidate -> !standsBelow(candidate, term.id()))
                .map(TermView::of)
                .toList();
    }

    /**
     * Makes a new one.
     *
     * @return its id
     * @throws Invalid with field {@code name} if it cannot be one, or there is one of this name
     * @throws Forbidden if the person is no editor
     */
    public long create(TermKind kind, String name, Actor editor) {
        demandEditor(editor);
        terms.lock();
        List<FieldError> errors = new ArrayList<>();
        String wanted = name(kind, name, Optional.empty(), errors);
        demandNone(errors);
        return terms.add(new Term(
                        kind,
                        wanted,
                        terms.firstFree(kind, Slug.suggestedBy(wanted).orElseThrow())
                                .toString()))
                .id();
    }

    /**
     * Changes what is said of one. Who knows its old address is led to the new one.
     *
     * @throws TermNotFound if there is none of this kind with this id
     * @throws Invalid with an error for each field that breaks a rule
     * @throws StaleVersion if somebody changed it since the edit began
     * @throws Forbidden if the person is no editor
     */
    public void change(TermKind kind, long id, TermEdit edit, Actor editor) {
        demandEditor(editor);
        terms.lock();
        Term term = term(kind, id);
        List<FieldError> errors = new ArrayList<>();
        String name = name(kind, edit.name(), Optional.of(term), errors);
        Optional<Slug> slug = slug(edit, name, term, errors);
        String description = edit.description().strip();
        if (description.codePointCount(0, description.length()) > Term.MAX_DESCRIPTION
                || description.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            errors.add(new FieldError("description", "tag.description.invalid", List.of(Term.MAX_DESCRIPTION)));
        }
        Optional<Term> parent = parent(edit, term, errors);
        demandNone(errors);
        demandVersion(term, edit.version());
        String before = term.path();
        term.rename(name);
        term.moveTo(slug.orElseThrow().toString());
        term.describe(description);
        term.standBelow(parent);
        terms.flush();
        if (!before.equals(term.path())) {
            redirects.moved(before, term.path());
        }
    }

    /**
     * Makes one of two: the posts of the first get the other, what stands below it moves there, and its address leads there.
     *
     * @param into the other's name
     * @param version the version of the first that the person saw
     * @return the other's id
     * @throws TermNotFound if there is none of this kind with this id
     * @throws Invalid with field {@code into} if there is no other of this name
     * @throws StaleVersion if somebody changed it meanwhile
     * @throws Forbidden if the person is no editor
     */
    public long merge(TermKind kind, long id, String into, int version, Actor editor) {
        demandEditor(editor);
        terms.lockAll();
        Term term = term(kind, id);
        Term other = terms.byName(kind, FileUnder.normal(plain(into)))
                .orElseThrow(() -> new Invalid("into", "tag.merge.unknown"));
        if (other.equals(term)) {
            throw new Invalid("into", "tag.merge.self");
        }
        demandVersion(term, version);
        if (standsBelow(other, term.id())) {
            other.standBelow(term.parent());
            terms.flush();
        }
        terms.below(term).forEach(child -> child.standBelow(Optional.of(other)));
        if (kind == TermKind.TAG) {
            terms.replaceTag(term, other);
        } else {
            terms.moveShelf(term, Optional.of(other));
        }
        redirects.moved(term.path(), other.path());
        audit.record(Deed.of(DeedKind.TERM_MERGED, id, term.name())
                .with("kind", kind)
                .with("into", other.name()));
        terms.remove(term);
        terms.flush();
        return other.id();
    }

    /**
     * Removes one. Its posts stay, without it; categories below it move up.
     *
     * @param version the version that the person saw
     * @throws TermNotFound if there is none of this kind with this id
     * @throws StaleVersion if somebody changed it meanwhile
     * @throws Forbidden if the person is no editor
     */
    public void delete(TermKind kind, long id, Farewell farewell, int version, Actor editor) {
        demandEditor(editor);
        terms.lockAll();
        Term term = term(kind, id);
        demandVersion(term, version);
        terms.below(term).forEach(child -> child.standBelow(term.parent()));
        terms.flush();
        if (kind == TermKind.TAG) {
            terms.takeOff(term);
        } else {
            terms.moveShelf(term, Optional.empty());
        }
        if (farewell == Farewell.LIST) {
            redirects.moved(term.path(), kind.list());
        } else {
            redirects.gone(term.path());
        }
        audit.record(Deed.of(DeedKind.TERM_DELETED, id, term.name()).with("kind", kind));
        terms.remove(term);
        terms.flush();
    }

    private String name(TermKind kind, String typed, Optional<Term> own, List<FieldError> errors) {
        String name = FileUnder.normal(typed);
        if (!FileUnder.fits(name)) {
            errors.add(new FieldError("name", "tag.name.invalid", List.of(Term.MAX_NAME)));
        } else if (Slug.suggestedBy(name).isEmpty()) {
            errors.add(new FieldError("name", "tag.name.letters", List.of(name)));
        } else if (kind == TermKind.TAG && name.indexOf(',') >= 0) {
            // The form of a post lists them with commas between them.
            errors.add(new FieldError("name", "tag.name.comma", List.of()));
        } else if (terms.byName(kind, name)
                .filter(found -> own.filter(found::equals).isEmpty())
                .isPresent()) {
            errors.add(new FieldError("name", "tag.name.taken", List.of()));
        }
        return name;
    }

    private Optional<Slug> slug(TermEdit edit, String name, Term term, List<FieldError> errors) {
        if (edit.slug().isBlank()) {
            return Slug.suggestedBy(name)
                    .map(suggested -> suggested.toString().equals(term.slug())
                            ? suggested
                            : terms.firstFree(term.kind(), suggested));
        }
        Optional<Slug> slug = Slug.parse(edit.slug());
        if (slug.isEmpty()) {
            errors.add(new FieldError("slug", "tag.slug.invalid", List.of(Slug.MAX_LENGTH)));
        } else if (!slug.get().toString().equals(term.slug())
                && terms.slugTaken(term.kind(), slug.get().toString())) {
            errors.add(new FieldError("slug", "tag.slug.taken", List.of()));
        }
        return slug;
    }

    private Optional<Term> parent(TermEdit edit, Term term, List<FieldError> errors) {
        if (edit.parent().isEmpty() || term.kind() == TermKind.TAG) {
            return Optional.empty();
        }
        Optional<Term> parent = Optional.of(edit.parent())
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> terms.byId(Long.parseLong(id)))
                .filter(found -> found.kind() == TermKind.CATEGORY)
                .filter(found -> !standsBelow(found, term.id()));
        if (parent.isEmpty()) {
            errors.add(new FieldError("parent", "tag.parent.invalid", List.of()));
        }
        return parent;
    }

    /** Whether one is another, or stands below it. */
    private static boolean standsBelow(Term term, long other) {
        for (Optional<Term> one = Optional.of(term);
                one.isPresent();
                one = one.get().parent()) {
            if (one.get().id() == other) {
                return true;
            }
        }
        return false;
    }

    private Term term(TermKind kind, long id) {
        return terms.byId(id)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new TermNotFound(String.valueOf(id)));
    }

    /** PostgreSQL does not even hear a NUL; no name has one. */
    private static String plain(String typed) {
        return typed.replace("\0", "");
    }

    private static void demandNone(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void demandVersion(Term term, int expected) {
        if (term.version() != expected) {
            throw new StaleVersion("term " + term.id() + " is at version " + term.version() + ", not " + expected);
        }
    }

    private static void demandEditor(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR, Role.EDITOR)) {
            throw new Forbidden("person " + actor.id() + " may not tend tags and categories");
        }
    }
}
