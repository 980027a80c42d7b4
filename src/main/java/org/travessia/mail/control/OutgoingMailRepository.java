package org.travessia.mail.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.mail.entity.OutgoingMail;

/** The table {@code outgoing_mail}. */
@ApplicationScoped
public class OutgoingMailRepository {

    @PersistenceContext
    EntityManager em;

    void add(OutgoingMail mail) {
        em.persist(mail);
    }

    /** Until this transaction ends, no other one writes mail of a topic to a recipient: what they count stays true. */
    void lock(String recipient, String topic) {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('mail'), hashtext(lower(:key)))")
                .setParameter("key", topic + " " + recipient)
                .getSingleResult();
    }

    /** How many of a topic somebody was written since a time. */
    int since(String recipient, String topic, Instant time) {
        return em.createQuery(
                        "select cast(count(*) as Integer) from OutgoingMail m where lower(m.recipient) = lower(:recipient) "
                                + "and m.topic = :topic and m.createdAt > :time",
                        Integer.class)
                .setParameter("recipient", recipient)
                .setParameter("topic", topic)
                .setParameter("time", time)
                .getSingleResult();
    }

    /** The one of a topic that still takes what is newer. */
    Optional<OutgoingMail> gathering(String recipient, String topic) {
        return em.createQuery(
                        "select m from OutgoingMail m where lower(m.recipient) = lower(:recipient) and m.topic = :topic "
                                + "and m.gathering",
                        OutgoingMail.class)
                .setParameter("recipient", recipient)
                .setParameter("topic", topic)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** When somebody was last written one of a topic that is sent or about to be. */
    Optional<Instant> lastDue(String recipient, String topic) {
        return em.createQuery(
                        "select m.dueAt from OutgoingMail m where lower(m.recipient) = lower(:recipient) and m.topic = :topic "
                                + "order by m.createdAt desc",
                        Instant.class)
                .setParameter("recipient", recipient)
                .setParameter("topic", topic)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The one that is due for longest, if any is; nobody else gets the same. */
    Optional<OutgoingMail> takeDue(Instant now) {
        return em.createQuery(
                        "select m from OutgoingMail m where m.sentAt is null and m.dueAt <= :now order by m.dueAt, m.id",
                        OutgoingMail.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<OutgoingMail> byId(long id) {
        return Optional.ofNullable(em.find(OutgoingMail.class, id));
    }

    boolean anyDue(Instant now) {
        return !em.createQuery("select 1 from OutgoingMail m where m.sentAt is null and m.dueAt <= :now", Integer.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Those that wait since before a time. */
    List<OutgoingMail> waitingSinceBefore(Instant time, int limit) {
        return em.createQuery(
                        "select m from OutgoingMail m where m.sentAt is null and m.createdAt < :time order by m.id",
                        OutgoingMail.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    List<OutgoingMail> sentBefore(Instant time, int limit) {
        return em.createQuery(
                        "select m from OutgoingMail m where m.sentAt < :time order by m.sentAt", OutgoingMail.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    void removeTo(String recipient) {
        em.createQuery("delete from OutgoingMail m where lower(m.recipient) = lower(:recipient)")
                .setParameter("recipient", recipient)
                .executeUpdate();
    }

    void remove(OutgoingMail mail) {
        em.remove(mail);
    }
}
