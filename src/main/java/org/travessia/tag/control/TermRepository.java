package org.travessia.tag.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Slug;
import org.travessia.tag.entity.Term;
import org.travessia.tag.entity.TermKind;

/** The table {@code term}. */
@ApplicationScoped
public class TermRepository {

    /**
     * What readers may know: a tag that only drafts have says what they are about. One that is described, or has others below it, was
     * made for readers by an editor.
     */
    private static final String KNOWN =
            " and (t.posts > 0 or t.description <> '' or exists (select 1 from Term below where below.parent = t))";

    @PersistenceContext
    EntityManager em;

    /** Saves a new one at once, so that it has its id. */
    public Term add(Term term) {
        em.persist(term);
        em.flush();
        return term;
    }

    public void remove(Term term) {
        em.remove(term);
    }

    /** Writes changes now, so that a broken rule shows here. */
    public void flush() {
        em.flush();
    }

    public Optional<Term> byId(long id) {
        return Optional.ofNullable(em.find(Term.class, id));
    }

    /** The term, which nobody else can change until this transaction ends. */
    public Optional<Term> forChange(long id) {
        return Optional.ofNullable(em.find(Term.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one at an address, if readers may know it. */
    public Optional<Term> bySlug(TermKind kind, String slug) {
        return em.createQuery(
                        "select t from Term t left join fetch t.parent where t.kind = :kind and t.slug = :slug" + KNOWN,
                        Term.class)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /** By name, whatever its case. */
    public Optional<Term> byName(TermKind kind, String name) {
        return em.createQuery(
                        "select t from Term t where t.kind = :kind and lower(t.name) = lower(:name) order by t.id",
                        Term.class)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public boolean slugTaken(TermKind kind, String slug) {
        return em.createQuery("select count(t) > 0 from Term t where t.kind = :kind and t.slug = :slug", Boolean.class)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .getSingleResult();
    }

    /** The slug itself, or the first numbered one that no term of the kind has; only after {@link #lock}. */
    public Slug firstFree(TermKind kind, Slug wanted) {
        Slug free = wanted;
        for (int number = 2; slugTaken(kind, free.toString()); number++) {
            free = wanted.numbered(number);
        }
        return free;
    }

    /** Until this transaction ends, no other one makes terms: two writers of one new tag then get one tag. */
    public void lock() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('term'))")
                .getSingleResult();
    }

    /** Until this transaction ends no term goes away: what is filed under it meanwhile would be lost. Many may hold this at once. */
    public void keepAll() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock_shared(hashtext('term.gone'))")
                .getSingleResult();
    }

    /** Waits until nobody files anything under terms, and lets nobody do so until this transaction ends. */
    public void lockAll() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('term.gone'))")
                .getSingleResult();
        lock();
    }

    /** Those whose names hold some letters, whatever their case and accents, by name, from the one after a name on. */
    public List<Term> named(TermKind kind, String part, String afterName, int limit) {
        return em.createQuery(
                        "select t from Term t left join fetch t.parent where t.kind = :kind and lower(t.name) > lower(:after)"
                                + " and locate(lower(cast(function('unaccent', :part) as String)),"
                                + " lower(cast(function('unaccent', t.name) as String))) > 0"
                                + " order by lower(t.name), t.id",
                        Term.class)
                .setParameter("kind", kind)
                .setParameter("part", part)
                .setParameter("after", afterName)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Takes a tag off every post; those behind it move up, since Hibernate keeps the order of a post's tags without gaps.
     * As whole statements, so that the database's triggers count each term once.
     */
    public void takeOff(Term tag) {
        em.createNativeQuery("with gone as (delete from post_tag where term_id = :tag returning post_id, position)"
                        + " update post_tag t set position = t.position - 1 from gone"
                        + " where t.post_id = gone.post_id and t.position > gone.position")
                .setParameter("tag", tag.id())
                .executeUpdate();
    }

    /** Puts another tag in the place of one on every post, once where a post has both. */
    public void replaceTag(Term tag, Term by) {
        em.createNativeQuery("with gone as (delete from post_tag where term_id = :tag"
                        + " and post_id in (select post_id from post_tag where term_id = :by) returning post_id, position)"
                        + " update post_tag t set position = t.position - 1 from gone"
                        + " where t.post_id = gone.post_id and t.position > gone.position")
                .setParameter("tag", tag.id())
                .setParameter("by", by.id())
                .executeUpdate();
        // A row that changed its term would be counted under neither: the triggers count what comes and what goes.
        em.createNativeQuery("insert into post_tag (post_id, term_id, position)"
                        + " select post_id, :by, position from post_tag where term_id = :tag")
                .setParameter("by", by.id())
                .setParameter("tag", tag.id())
                .executeUpdate();
        em.createNativeQuery("delete from post_tag where term_id = :tag")
                .setParameter("tag", tag.id())
                .executeUpdate();
    }

    /** Puts all posts of a category into another one, or into none. */
    public void moveShelf(Term category, Optional<Term> to) {
        em.createNativeQuery("update post set category_id = cast(:to as bigint) where category_id = :category")
                .setParameter("to", to.map(term -> String.valueOf(term.id())).orElse(null))
                .setParameter("category", category.id())
                .executeUpdate();
    }

    /** The categories right below one, for change. */
    public List<Term> below(Term category) {
        return em.createQuery("select t from Term t where t.parent = :category order by t.id", Term.class)
                .setParameter("category", category)
                .getResultList();
    }

    /** Those that readers may know by name, from the one after a name on. */
    public List<Term> known(TermKind kind, String afterName, int limit) {
        return from(kind, afterName, limit, KNOWN);
    }

    /** By name, from the one after a name on. */
    public List<Term> from(TermKind kind, String afterName, int limit) {
        return from(kind, afterName, limit, "");
    }

    private List<Term> from(TermKind kind, String afterName, int limit, String condition) {
        return em.createQuery(
                        "select t from Term t left join fetch t.parent where t.kind = :kind and lower(t.name) > lower(:after)"
                                + condition + " order by lower(t.name), t.id",
                        Term.class)
                .setParameter("kind", kind)
                .setParameter("after", afterName)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those that most posts have, for lists that show a few. */
    public List<Term> mostUsed(TermKind kind, int limit) {
        return em.createQuery(
                        "select t from Term t where t.kind = :kind and t.posts > 0 order by t.posts desc, lower(t.name), t.id",
                        Term.class)
                .setParameter("kind", kind)
                .setMaxResults(limit)
                .getResultList();
    }
}
