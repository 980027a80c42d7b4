package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.travessia.webhook.entity.Delivery;

/** The table {@code webhook_delivery}. */
@ApplicationScoped
public class DeliveryRepository {

    /** Of a paused endpoint nothing is due but what somebody asked for to see whether it works. */
    private static final String DUE = "d.dueAt <= :now and d.endpointId not in :but and (d.event = 'webhook.test' "
            + "or exists (select 1 from Endpoint e where e.id = d.endpointId and e.paused is null))";

    @PersistenceContext
    EntityManager em;

    void add(Delivery delivery) {
        em.persist(delivery);
    }

    /**
     * Writes several in one statement.
     *
     * @param rows a JSON array of objects {@code endpoint}, {@code id}, {@code event}, {@code payload}
     * @param most how many may wait for one endpoint; what comes to one that has as many is dropped
     */
    void add(String rows, Instant now, int most) {
        em.createNativeQuery(
                        "insert into webhook_delivery (endpoint_id, message_id, event, payload, created_at, due_at) "
                                + "select r.endpoint, r.id, r.event, r.payload, :now, :now "
                                + "from jsonb_to_recordset(cast(:rows as jsonb)) as r(endpoint bigint, id text, event text, payload text) "
                                + "where not exists (select 1 from webhook_delivery w where w.endpoint_id = r.endpoint "
                                + "and w.due_at is not null offset :most limit 1)")
                .setParameter("rows", rows)
                .setParameter("now", now)
                .setParameter("most", most - 1)
                .executeUpdate();
    }

    boolean anyDue(Instant now) {
        return !em.createQuery("select 1 from Delivery d where " + DUE, Integer.class)
                .setParameter("now", now)
                .setParameter("but", List.of(0L))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The one that is due for longest, but for some endpoints; nobody else gets the same. */
    Optional<Delivery> takeDue(Instant now, Collection<Long> butEndpoints) {
        return em.createQuery("select d from Delivery d where " + DUE + " order by d.dueAt, d.id", Delivery.class)
                .setParameter("now", now)
                .setParameter("but", butEndpoints)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<Delivery> forChange(long id) {
        return Optional.ofNullable(em.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of an endpoint, the newest first. */
    List<Delivery> of(long endpointId, long before, int limit) {
        return em.createQuery(
                        "select d from Delivery d where d.endpointId = :endpoint and d.id < :before order by d.id desc",
                        Delivery.class)
                .setParameter("endpoint", endpointId)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What is older than a time, and of each endpoint what is over and not among its newest. */
    @SuppressWarnings("unchecked")
    List<Long> old(Instant time, int kept, int limit) {
        return em.createNativeQuery(
                        "(select id from webhook_delivery where created_at < :time limit :limit) union "
                                + "(select id from (select id, row_number() over (partition by endpoint_id order by id desc) as place "
                                + "from webhook_delivery where due_at is null) ended where place > :kept limit :limit)",
                        Long.class)
                .setParameter("time", time)
                .setParameter("kept", kept)
                .setParameter("limit", limit)
                .getResultList();
    }

    void remove(List<Long> ids) {
        em.createQuery("delete from Delivery d where d.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
    }
}
