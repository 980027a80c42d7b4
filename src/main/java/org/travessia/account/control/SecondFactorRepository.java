package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.travessia.account.entity.RecoveryCode;
import org.travessia.account.entity.SecondFactor;

/** The tables {@code second_factor} and {@code recovery_code}. */
@ApplicationScoped
public class SecondFactorRepository {

    @PersistenceContext
    EntityManager em;

    /** What somebody has set up, or tried to. */
    public Optional<SecondFactor> of(long personId) {
        return Optional.ofNullable(em.find(SecondFactor.class, personId));
    }

    /** Saves somebody's first. */
    public void add(SecondFactor factor) {
        em.persist(factor);
    }

    /** Whether somebody is asked for a second factor. */
    public boolean guards(long personId) {
        return em.createQuery("""
                        select count(*) from Person p where p.id = :person and (
                            exists (select 1 from SecondFactor f where f.personId = p.id and f.appConfirmedAt is not null)
                            or exists (select 1 from Passkey k where k.personId = p.id))""", Long.class).setParameter("person", personId).getSingleResult() > 0;
    }

    /** Takes the code of a step; says whether it, or a later one, was not taken before. Of two at once one is. */
    public boolean useStep(long personId, long step) {
        return em.createQuery("""
                        update SecondFactor f set f.appLastStep = :step
                        where f.personId = :person and f.appConfirmedAt is not null and f.appLastStep < :step""")
                        .setParameter("step", step)
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** Forgets the app and the name that authenticators know; passkeys are another table's. */
    public void forget(long personId) {
        em.createQuery("delete from SecondFactor f where f.personId = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /** Saves a recovery code. */
    public void add(RecoveryCode code) {
        em.persist(code);
    }

    /** How many recovery codes somebody has left. */
    public int codesLeft(long personId) {
        return em.createQuery("select count(*) from RecoveryCode c where c.personId = :person", Long.class)
                .setParameter("person", personId)
                .getSingleResult()
                .intValue();
    }

    /** Uses a recovery code up; says whether there was one. */
    public boolean useCode(long personId, byte[] hash) {
        return em.createQuery("delete from RecoveryCode c where c.personId = :person and c.codeHash = :hash")
                        .setParameter("person", personId)
                        .setParameter("hash", hash)
                        .executeUpdate()
                > 0;
    }

    /** Takes all recovery codes from somebody. */
    public void forgetCodes(long personId) {
        em.createQuery("delete from RecoveryCode c where c.personId = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }
}
