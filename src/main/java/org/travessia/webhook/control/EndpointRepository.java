package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.webhook.entity.Endpoint;

/** The table {@code webhook_endpoint}: a few rows. */
@ApplicationScoped
public class EndpointRepository {

    @PersistenceContext
    EntityManager em;

    void add(Endpoint endpoint) {
        em.persist(endpoint);
        em.flush();
    }

    void remove(Endpoint endpoint) {
        em.remove(endpoint);
    }

    /** No other transaction adds one until this one ends: what is counted stays true. */
    void lock() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('webhook_endpoint'))")
                .getSingleResult();
    }

    /** All, in the order in which they were made. */
    List<Endpoint> all() {
        return em.createQuery("select e from Endpoint e order by e.id", Endpoint.class)
                .getResultList();
    }

    /** Those that are told what happens. */
    List<Endpoint> active() {
        return em.createQuery("select e from Endpoint e where e.paused is null order by e.id", Endpoint.class)
                .getResultList();
    }

    /** Those that nothing reaches, or that were paused for that. */
    List<Endpoint> troubled() {
        return em.createQuery(
                        "select e from Endpoint e where e.failingSince is not null and e.paused is null "
                                + "or e.paused in (FAILING, GONE) order by e.id",
                        Endpoint.class)
                .getResultList();
    }

    Optional<Endpoint> byId(long id) {
        return Optional.ofNullable(em.find(Endpoint.class, id));
    }

    Optional<Endpoint> forChange(long id) {
        return Optional.ofNullable(em.find(Endpoint.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Notes since when nothing arrives. No new version: whoever has the form open loses nothing. */
    void failsSince(long id, Instant now) {
        em.createQuery("update Endpoint e set e.failingSince = :now where e.id = :id and e.failingSince is null")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Notes that something has arrived again. */
    void worksAgain(long id) {
        em.createQuery("update Endpoint e set e.failingSince = null where e.id = :id and e.failingSince is not null")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Where nothing has arrived for a while. */
    List<Long> failing() {
        return em.createQuery("select e.id from Endpoint e where e.failingSince is not null", Long.class)
                .getResultList();
    }

    /** The e-mail addresses of those who look after endpoints. */
    @SuppressWarnings("unchecked")
    List<String> administrators(int most) {
        return em.createNativeQuery(
                        "select email from person where role = 'ADMINISTRATOR' and state = 'ACTIVE' order by id limit :most",
                        String.class)
                .setParameter("most", most)
                .getResultList();
    }
}
