package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.travessia.account.entity.Token;
import org.travessia.people.entity.Invitation;
import org.travessia.platform.Invalid;

/** The table {@code invitation}. */
@ApplicationScoped
public class InvitationRepository {

    @PersistenceContext
    EntityManager em;

    /**
     * Saves a new one.
     *
     * @throws Invalid if somebody else invites the same address in the same moment
     */
    void add(Invitation invitation) {
        try {
            em.persist(invitation);
            em.flush();
        } catch (ConstraintViolationException pending) {
            throw new Invalid("email", "people.invite.pending");
        }
    }

    /** Those that are not taken up yet, the newest first, good or not. */
    List<Invitation> pending(int limit) {
        return em.createQuery("select i from Invitation i order by i.id desc", Invitation.class)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<Invitation> byId(long id) {
        return Optional.ofNullable(em.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Invitation> byEmail(String email) {
        return em.createQuery("select i from Invitation i where lower(i.email) = lower(:email)", Invitation.class)
                .setParameter("email", email)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The one that a secret opens, if it is still good. */
    Optional<Invitation> living(Token token, Instant now) {
        return em.createQuery(
                        "select i from Invitation i where i.tokenHash = :hash and i.expiresAt > :now", Invitation.class)
                .setParameter("hash", token.hash())
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** The same, locked: of two who come with it at once the second waits for the first, and then finds none. */
    Optional<Invitation> livingForChange(Token token, Instant now) {
        return em.createQuery(
                        "select i from Invitation i where i.tokenHash = :hash and i.expiresAt > :now", Invitation.class)
                .setParameter("hash", token.hash())
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    void remove(Invitation invitation) {
        em.remove(invitation);
    }

    /** Makes void what stands on the right of somebody who has it no more. */
    void removeOf(long inviterId) {
        em.createQuery("delete from Invitation i where i.inviterId = :inviter")
                .setParameter("inviter", inviterId)
                .executeUpdate();
    }
}
