package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Session;
import org.travessia.account.entity.Token;

/** The table {@code session}. */
@ApplicationScoped
public class SessionRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new session. */
    public void add(Session session) {
        em.persist(session);
    }

    /** The living session that a cookie names, and its person, in one statement. */
    public Optional<Signed> living(Token token, Instant now) {
        return em.createQuery("""
                        select new org.travessia.account.control.SessionRepository$Signed(
                            s.id, s.createdAt, s.lastUsedAt, p.id, p.username, p.displayName, p.role)
                        from Session s join s.person p
                        where s.tokenHash = :hash and s.expiresAt > :now and p.state = ACTIVE""", Signed.class)
                .setParameter("hash", token.hash())
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** Writes down that a session was used. */
    public void note(long id, Instant now, Instant expiresAt) {
        em.createQuery("update Session s set s.lastUsedAt = :now, s.expiresAt = :expiry where s.id = :id")
                .setParameter("now", now)
                .setParameter("expiry", expiresAt)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** A person's living sessions, the one used last first. */
    public List<SessionView> of(long personId, Instant now) {
        return em.createQuery("""
                        select new org.travessia.account.control.SessionView(
                            s.id, s.address, s.userAgent, s.createdAt, s.lastUsedAt)
                        from Session s where s.person.id = :person and s.expiresAt > :now
                        order by s.lastUsedAt desc, s.id desc""", SessionView.class)
                .setParameter("person", personId)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultList();
    }

    /** Ends the session that a cookie names; says whether there was one. */
    public boolean end(Token token) {
        return em.createQuery("delete from Session s where s.tokenHash = :hash")
                        .setParameter("hash", token.hash())
                        .executeUpdate()
                > 0;
    }

    /** Ends one session of a person; says whether there was one. */
    public boolean end(long id, long personId) {
        return em.createQuery("delete from Session s where s.id = :id and s.person.id = :person")
                        .setParameter("id", id)
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** Ends all sessions of a person but one (0: all of them). */
    public void endOthers(long personId, long kept) {
        em.createQuery("delete from Session s where s.person.id = :person and s.id <> :kept")
                .setParameter("person", personId)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    /** Forgets what is over. */
    public void sweep(Instant now) {
        em.createQuery("delete from Session s where s.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What a cookie proves. */
    public record Signed(
            long sessionId,
            Instant createdAt,
            Instant lastUsedAt,
            long personId,
            String username,
            String displayName,
            Role role) {}
}
