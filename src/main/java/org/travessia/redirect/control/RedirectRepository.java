package org.travessia.redirect.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.travessia.redirect.entity.Redirect;

/** The table {@code redirect}. */
@ApplicationScoped
public class RedirectRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new one at once, so that it has its id. */
    public Redirect add(Redirect redirect) {
        em.persist(redirect);
        em.flush();
        return redirect;
    }

    public void remove(Redirect redirect) {
        em.remove(redirect);
        em.flush();
    }

    /** Writes changes now, so that a broken rule shows here. */
    public void flush() {
        em.flush();
    }

    public Optional<Redirect> byId(long id) {
        return Optional.ofNullable(em.find(Redirect.class, id));
    }

    public Optional<Redirect> byPath(String path) {
        return em.createQuery("select r from Redirect r where r.path = :path", Redirect.class)
                .setParameter("path", path)
                .getResultStream()
                .findFirst();
    }

    /** What led to one place leads to another from now on, so that nobody is sent twice. */
    public void follow(String target, String newTarget) {
        em.createQuery("update Redirect r set r.target = :new where r.target = :old and r.path <> :new")
                .setParameter("new", newTarget)
                .setParameter("old", target)
                .executeUpdate();
    }

    /** What led to a place says from now on that it is gone. */
    public void end(String target) {
        em.createQuery("update Redirect r set r.target = null where r.target = :old")
                .setParameter("old", target)
                .executeUpdate();
    }

    public void removePath(String path) {
        em.createQuery("delete from Redirect r where r.path = :path")
                .setParameter("path", path)
                .executeUpdate();
    }

    /** What is said of an address: where its query is the address ("/?p=12") of it with the query, else of the path whatever the query. */
    Optional<Redirect> leading(String path, String query) {
        return (query.isEmpty() ? Optional.<Redirect>empty() : byPath(path + "?" + query))
                .or(() -> byPath(path))
                .or(() -> path.length() > 1 && path.endsWith("/")
                        ? byPath(path.substring(0, path.length() - 1))
                        : Optional.empty());
    }

    /** Until this transaction ends, no editor adds another one: two that lead to each other would be a loop. */
    public void lock() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('redirect'))")
                .getSingleResult();
    }

    /** Those of the list next to a place, newest first when going on to older ones. */
    public List<Redirect> list(String part, long place, boolean older, int limit) {
        return em.createQuery(
                        "select r from Redirect r where r.id " + (older ? "<" : ">") + " :place"
                                + " and (locate(lower(:part), lower(r.path)) > 0 or locate(lower(:part), lower(r.target)) > 0)"
                                + " order by r.id" + (older ? " desc" : ""),
                        Redirect.class)
                .setParameter("part", part)
                .setParameter("place", place)
                .setMaxResults(limit)
                .getResultList();
    }
}
