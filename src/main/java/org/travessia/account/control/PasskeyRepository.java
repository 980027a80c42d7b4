package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.account.entity.Passkey;
import org.travessia.account.entity.PasskeyChallenge;
import org.travessia.account.entity.PasskeyChallenge.Purpose;

/** The tables {@code passkey} and {@code passkey_challenge}. */
@ApplicationScoped
public class PasskeyRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new one. */
    public void add(Passkey passkey) {
        em.persist(passkey);
    }

    /** The one that an authenticator names. */
    public Optional<Passkey> byCredential(byte[] credentialId) {
        return em.createQuery("select k from Passkey k where k.credentialId = :credential", Passkey.class)
                .setParameter("credential", credentialId)
                .getResultStream()
                .findFirst();
    }

    /** A person's, the first one first. */
    public List<PasskeyView> of(long personId) {
        return em.createQuery("""
                        select new org.travessia.account.control.PasskeyView(
                            k.id, k.name, k.synced, k.createdAt, k.lastUsedAt)
                        from Passkey k where k.personId = :person order by k.id""", PasskeyView.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** What a person's authenticators call them by. */
    public List<byte[]> credentials(long personId) {
        return em.createQuery("select k.credentialId from Passkey k where k.personId = :person", byte[].class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** Writes down a use, unless the count went back meanwhile: then somebody has a copy. */
    public boolean used(long id, long signCount, Instant now) {
        return em.createQuery("""
                        update Passkey k set k.signCount = :count, k.lastUsedAt = :now
                        where k.id = :id and (k.signCount < :count or k.signCount = 0 and :count = 0)""")
                        .setParameter("count", signCount)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** Removes one of a person's; says whether there was one. */
    public boolean remove(long id, long personId) {
        return em.createQuery("delete from Passkey k where k.id = :id and k.personId = :person")
                        .setParameter("id", id)
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** Removes all of a person's. */
    public void removeAll(long personId) {
        em.createQuery("delete from Passkey k where k.personId = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /** Saves what an authenticator is asked to sign. */
    public void add(PasskeyChallenge challenge) {
        em.persist(challenge);
    }

    /** Uses a challenge up, whatever becomes of the answer; says whether it was this browser's, for this purpose and in time. */
    public boolean useChallenge(byte[] challenge, byte[] browserHash, Purpose purpose, Instant now) {
        return em.createQuery("""
                        delete from PasskeyChallenge c where c.challenge = :challenge and c.browserHash = :browser
                            and c.purpose = :purpose and c.expiresAt > :now""")
                        .setParameter("challenge", challenge)
                        .setParameter("browser", browserHash)
                        .setParameter("purpose", purpose)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /** Forgets the challenges that nobody answered. */
    public void sweepChallenges(Instant now) {
        em.createQuery("delete from PasskeyChallenge c where c.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
