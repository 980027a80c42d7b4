package org.travessia.idempotency.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Sha256;

/** The table {@code kept_answer}. */
@ApplicationScoped
public class KeptAnswerRepository {

    @PersistenceContext
    EntityManager em;

    /** Takes a person's key until the transaction ends; says whether nobody else has it, at whatever replica. */
    public boolean take(long personId, String key) {
        byte[] name = ("idempotency " + personId + ' ' + key).getBytes(StandardCharsets.UTF_8);
        return (Boolean) em.createNativeQuery("select pg_try_advisory_xact_lock(:key)", Boolean.class)
                .setParameter("key", ByteBuffer.wrap(Sha256.of(name)).getLong())
                .getSingleResult();
    }

    /** What was answered since a time. */
    @SuppressWarnings("unchecked")
    public Optional<Found> since(Instant time, long personId, String key) {
        List<Object[]> rows = em.createNativeQuery("select fingerprint, status, location, etag, body from kept_answer"
                        + " where person_id = :person and key = :key and kept_at > :since")
                .setParameter("person", personId)
                .setParameter("key", key)
                .setParameter("since", time)
                .getResultList();
        return rows.stream()
                .map(row -> new Found(
                        (byte[]) row[0],
                        new KeptAnswer(
                                (Integer) row[1],
                                Optional.ofNullable((String) row[2]),
                                Optional.ofNullable((String) row[3]),
                                (String) row[4],
                                true)))
                .findFirst();
    }

    /** Keeps an answer, in the place of one that is too old. */
    public void keep(long personId, String key, byte[] fingerprint, KeptAnswer answer, Instant now) {
        em.createNativeQuery(
                        "insert into kept_answer (person_id, key, fingerprint, status, location, etag, body, kept_at)"
                                + " values (:person, :key, :fingerprint, :status, cast(:location as text), cast(:etag as text), :body, :now)"
                                + " on conflict (person_id, key) do update set fingerprint = excluded.fingerprint,"
                                + " status = excluded.status, location = excluded.location, etag = excluded.etag,"
                                + " body = excluded.body, kept_at = excluded.kept_at")
                .setParameter("person", personId)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", answer.status())
                .setParameter("location", answer.location().orElse(null))
                .setParameter("etag", answer.etag().orElse(null))
                .setParameter("body", answer.body())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Forgets what was answered before a time. */
    public int forget(Instant before, int most) {
        return em.createNativeQuery(
                        "delete from kept_answer where (person_id, key) in"
                                + " (select person_id, key from kept_answer where kept_at <= :before order by kept_at limit :most)")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    /**
     * A kept answer.
     *
     * @param fingerprint of the request that it answered
     */
    record Found(byte[] fingerprint, KeptAnswer answer) {}
}
