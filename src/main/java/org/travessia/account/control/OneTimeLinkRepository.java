package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.travessia.account.entity.OneTimeLink;
import org.travessia.account.entity.OneTimeLink.Purpose;
import org.travessia.account.entity.Token;

/** The table {@code one_time_link}. */
@ApplicationScoped
public class OneTimeLinkRepository {

    /** Of somebody who can sign in: who was suspended since comes back by no link. */
    private static final String LIVING =
            "select l from OneTimeLink l where l.tokenHash = :hash and l.purpose = :purpose "
                    + "and l.expiresAt > :now and l.person.state = ACTIVE";

    @PersistenceContext
    EntityManager em;

    void add(OneTimeLink link) {
        em.persist(link);
    }

    /** The link that a secret opens, if it is still good. */
    Optional<OneTimeLink> living(Token token, Purpose purpose, Instant now) {
        return em.createQuery(LIVING, OneTimeLink.class)
                .setParameter("hash", token.hash())
                .setParameter("purpose", purpose)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /**
     * Uses a link up, if it is still good. Of two who come with it at once the second waits for the first, and then finds nothing.
     */
    Optional<OneTimeLink> take(Token token, Purpose purpose, Instant now) {
        boolean mine = em.createNativeQuery("select id from one_time_link where token_hash = :hash for update")
                        .setParameter("hash", token.hash())
                        .getResultList()
                        .size()
                > 0;
        Optional<OneTimeLink> link = mine ? living(token, purpose, now) : Optional.empty();
        link.ifPresent(em::remove);
        return link;
    }

    /** Forgets all links of somebody. */
    void removeOf(long personId) {
        em.createQuery("delete from OneTimeLink l where l.person.id = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /** Forgets somebody's links of one purpose. */
    void removeOf(long personId, Purpose purpose) {
        em.createQuery("delete from OneTimeLink l where l.person.id = :person and l.purpose = :purpose")
                .setParameter("person", personId)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    /** Forgets what is over. */
    void sweep(Instant now) {
        em.createQuery("delete from OneTimeLink l where l.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
