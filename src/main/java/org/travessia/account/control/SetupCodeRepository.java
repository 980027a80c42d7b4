package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import org.travessia.account.entity.Token;

/** The table {@code setup_code}. */
@ApplicationScoped
public class SetupCodeRepository {

    @PersistenceContext
    EntityManager em;

    /** Remembers a code. */
    public void add(Token code, Instant now) {
        em.createNativeQuery("insert into setup_code (code_hash, created_at) values (:hash, :now)")
                .setParameter("hash", code.hash())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether a code is one that was issued and not used. */
    public boolean has(Token code) {
        return !em.createNativeQuery("select 1 from setup_code where code_hash = :hash")
                .setParameter("hash", code.hash())
                .getResultList()
                .isEmpty();
    }

    /**
     * Uses a code up and all others with it. Every code is locked first: of two people who come with two codes at once, the
     * second waits for the first and then finds none.
     *
     * @return whether the code was still good
     */
    public boolean use(Token code) {
        boolean good = em.createNativeQuery(
                        "select code_hash from setup_code order by code_hash for update", byte[].class)
                .getResultStream()
                .anyMatch(hash -> Arrays.equals((byte[]) hash, code.hash()));
        if (good) {
            clear();
        }
        return good;
    }

    /** Forgets all codes. */
    public void clear() {
        em.createNativeQuery("delete from setup_code").executeUpdate();
    }
}
