package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.travessia.post.control.FormState.OtherForm;
import org.travessia.post.control.Typed.TypedText;

/** The tables {@code autosave} and {@code editing}: rows that are written over and over, and read one at a time. */
@ApplicationScoped
public class AutosaveRepository {

    private static final String SELECT =
            "select form, post_id, base_version, title, slug, markdown, saved_at from autosave ";

    @PersistenceContext
    EntityManager em;

    /** Keeps a form's text in the place of what it held before, unless the form was saved since a time. */
    public void keep(long personId, Typed typed, TypedText text, Instant now, Instant savedSince) {
        em.createNativeQuery("insert into autosave "
                        + "(person_id, form, post_id, base_version, title, slug, markdown, saved_at) values "
                        + "(:person, :form, cast(:post as bigint), cast(:version as integer), :title, :slug, :markdown, :now) "
                        + "on conflict (person_id, form) do update set post_id = excluded.post_id, "
                        + "base_version = excluded.base_version, title = excluded.title, slug = excluded.slug, "
                        + "markdown = excluded.markdown, saved_at = excluded.saved_at, closed_at = null "
                        + "where autosave.closed_at is null or autosave.closed_at < :savedSince")
                .setParameter("person", personId)
                .setParameter("form", typed.form())
                .setParameter("post", typed.postId().map(String::valueOf).orElse(null))
                .setParameter(
                        "version", typed.baseVersion().map(String::valueOf).orElse(null))
                .setParameter("title", text.title())
                .setParameter("slug", text.slug())
                .setParameter("markdown", text.markdown())
                .setParameter("now", now)
                .setParameter("savedSince", savedSince)
                .executeUpdate();
    }

    /** Notes that a form was saved, and forgets its text. */
    public void close(long personId, UUID form, Instant now) {
        em.createNativeQuery(
                        "insert into autosave (person_id, form, title, slug, markdown, saved_at, closed_at) "
                                + "values (:person, :form, '', '', '', :now, :now) on conflict (person_id, form) do update "
                                + "set title = '', slug = '', markdown = '', saved_at = excluded.saved_at, closed_at = excluded.closed_at")
                .setParameter("person", personId)
                .setParameter("form", form)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Notes that a form is open no more, whichever post it is of. */
    public void gone(long personId, UUID form) {
        em.createNativeQuery("delete from editing where person_id = :person and form = :form")
                .setParameter("person", personId)
                .setParameter("form", form)
                .executeUpdate();
    }

    /** Forgets all but a person's newest rows. */
    public void keepNewest(long personId, int count) {
        em.createNativeQuery("delete from autosave where person_id = :person and form in (select form from autosave "
                        + "where person_id = :person order by saved_at desc offset :count)")
                .setParameter("person", personId)
                .setParameter("count", count)
                .executeUpdate();
    }

    public Optional<Autosave> byForm(long personId, UUID form) {
        return em.createNativeQuery(
                        SELECT + "where person_id = :person and form = :form and closed_at is null", Tuple.class)
                .setParameter("person", personId)
                .setParameter("form", form)
                .getResultStream()
                .map(row -> autosave((Tuple) row))
                .findFirst();
    }

    /** The last text that a person left in a form of a post, or of a post that does not exist yet. */
    public Optional<Autosave> newest(long personId, Optional<Long> postId) {
        var query = em.createNativeQuery(
                        SELECT + "where closed_at is null and person_id = :person and post_id "
                                + (postId.isPresent() ? "= :post" : "is null")
                                + " order by saved_at desc limit 1",
                        Tuple.class)
                .setParameter("person", personId);
        postId.ifPresent(id -> query.setParameter("post", id));
        return query.getResultStream().map(row -> autosave((Tuple) row)).findFirst();
    }

    public void forget(long personId, UUID form) {
        em.createNativeQuery("delete from autosave where person_id = :person and form = :form")
                .setParameter("person", personId)
                .setParameter("form", form)
                .executeUpdate();
    }

    /** Notes that a form is open. */
    public void seen(long postId, UUID form, long personId, Instant now) {
        em.createNativeQuery("insert into editing (post_id, form, person_id, since, seen_at) "
                        + "values (:post, :form, :person, :now, :now) on conflict (post_id, form) "
                        + "do update set seen_at = excluded.seen_at where editing.person_id = excluded.person_id")
                .setParameter("post", postId)
                .setParameter("form", form)
                .setParameter("person", personId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Notes that a form is closed, and forgets those that went without a word. */
    public void gone(long postId, UUID form, long personId, Instant silentSince) {
        em.createNativeQuery("delete from editing where post_id = :post "
                        + "and (form = :form and person_id = :person or seen_at < :silent)")
                .setParameter("post", postId)
                .setParameter("form", form)
                .setParameter("person", personId)
                .setParameter("silent", silentSince)
                .executeUpdate();
    }

    /** The forms of a post that were heard of since a time, but for one. */
    public List<OtherForm> others(long postId, UUID form, long personId, Instant seenSince, int limit) {
        return em.createNativeQuery(
                        "select p.display_name, e.person_id, e.since from editing e join person p on p.id = e.person_id "
                                + "where e.post_id = :post and e.form <> :form and e.seen_at >= :seen "
                                + "order by e.since, e.form limit :limit",
                        Tuple.class)
                .setParameter("post", postId)
                .setParameter("form", form)
                .setParameter("seen", seenSince)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> other((Tuple) row, personId))
                .toList();
    }

    private static OtherForm other(Tuple row, long personId) {
        return new OtherForm(row.get(0, String.class), row.get(1, Long.class) == personId, row.get(2, Instant.class));
    }

    private static Autosave autosave(Tuple row) {
        return new Autosave(
                row.get(0, UUID.class),
                Optional.ofNullable(row.get(1, Long.class)),
                Optional.ofNullable(row.get(2, Integer.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Instant.class));
    }
}
