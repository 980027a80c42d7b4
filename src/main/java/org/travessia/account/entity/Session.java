package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.travessia.platform.Configuration.SessionLifetime;

/** A signed-in browser. */
@Entity
@Table(name = "session")
public class Session {

    /** Use is written down at most this often, so that reading a page seldom costs a write. */
    public static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id", updatable = false)
    private Person person;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "address", nullable = false, updatable = false)
    private String address;

    @Column(name = "user_agent", nullable = false, updatable = false)
    private String userAgent;

    /** For Hibernate only. */
    protected Session() {}

    /** A browser that just signed in. */
    public Session(
            Person person, Token token, String address, String userAgent, Instant now, SessionLifetime lifetime) {
        this.person = person;
        this.tokenHash = token.hash();
        this.address = address;
        this.userAgent = userAgent;
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiry(now, now, lifetime);
    }

    /** When a session ends that was used last at a time: idle too long or simply too old, whichever comes first. */
    public static Instant expiry(Instant createdAt, Instant lastUsedAt, SessionLifetime lifetime) {
        Instant idle = lastUsedAt.plus(lifetime.idle());
        Instant absolute = createdAt.plus(lifetime.max());
        return idle.isBefore(absolute) ? idle : absolute;
    }

    public Long id() {
        return id;
    }
}
