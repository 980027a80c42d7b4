package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.entity.AccessToken;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Scope;
import org.travessia.account.entity.Token;

/** The table {@code access_token}. */
@ApplicationScoped
public class AccessTokenRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new token. */
    public void add(AccessToken token) {
        em.persist(token);
    }

    /** The living token that a program shows, and its owner, in one statement. */
    public Optional<Bearer> living(Token token, Instant now) {
        return em.createQuery("""
                        select new org.travessia.account.control.AccessTokenRepository$Bearer(
                            t.id, t.name, t.scopes, t.createdAt, t.expiresAt, t.lastUsedAt,
                            p.id, p.username, p.displayName, p.role)
                        from AccessToken t join t.person p
                        where t.tokenHash = :hash and t.expiresAt > :now and p.state = ACTIVE""", Bearer.class)
                .setParameter("hash", token.hash())
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** Writes down that a token was used. */
    public void note(long id, Instant now) {
        em.createQuery("update AccessToken t set t.lastUsedAt = :now where t.id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** A person's living tokens, the newest first. */
    public List<AccessTokenView> of(long personId, Instant now) {
        return em.createQuery("""
                        select new org.travessia.account.control.AccessTokenView(
                            t.id, t.name, t.scopes, t.createdAt, t.expiresAt, t.lastUsedAt)
                        from AccessToken t where t.person.id = :person and t.expiresAt > :now
                        order by t.id desc""", AccessTokenView.class)
                .setParameter("person", personId)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultList();
    }

    /** How many living tokens a person has. */
    public long count(long personId, Instant now) {
        return em.createQuery(
                        "select count(t) from AccessToken t where t.person.id = :person and t.expiresAt > :now",
                        Long.class)
                .setParameter("person", personId)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Revokes one token of a person; says whether there was one. */
    public boolean revoke(long id, long personId) {
        return em.createQuery("delete from AccessToken t where t.id = :id and t.person.id = :person")
                        .setParameter("id", id)
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** Revokes all tokens of a person. */
    public void revokeAll(long personId) {
        em.createQuery("delete from AccessToken t where t.person.id = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /**
     * What a token proves.
     *
     * @param name of the token
     * @param scopes as {@link Scope#join} wrote them
     * @param lastUsedAt null if it was never used
     */
    public record Bearer(
            long tokenId,
            String name,
            String scopes,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            long personId,
            String username,
            String displayName,
            Role role) {

        /** What it may be used for. */
        public Set<Scope> granted() {
            return Scope.split(scopes);
        }
    }
}
