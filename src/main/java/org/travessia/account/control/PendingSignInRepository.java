package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.travessia.account.entity.PendingSignIn;
import org.travessia.account.entity.Token;

/** The table {@code pending_sign_in}. */
@ApplicationScoped
public class PendingSignInRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new one. */
    public void add(PendingSignIn pending) {
        em.persist(pending);
    }

    /** Whose sign-in a cookie names, if it still waits. */
    public Optional<Long> personOf(Token token, Instant now) {
        return em.createQuery("""
                        select s.personId from PendingSignIn s
                        where s.tokenHash = :hash and s.expiresAt > :now""", Long.class)
                .setParameter("hash", token.hash())
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** Ends the waiting of one; says whether it did wait. Of two at once one is told so. */
    public boolean end(Token token, Instant now) {
        return em.createQuery("delete from PendingSignIn s where s.tokenHash = :hash and s.expiresAt > :now")
                        .setParameter("hash", token.hash())
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /** Ends all of a person's. */
    public void endAll(long personId) {
        em.createQuery("delete from PendingSignIn s where s.personId = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /** Forgets what nobody went on with. */
    public void sweep(Instant now) {
        em.createQuery("delete from PendingSignIn s where s.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
