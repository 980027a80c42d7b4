package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A browser that need not show the second factor again; the password it must. */
@Entity
@Table(name = "remembered_device")
public class RememberedDevice {

    /** For how long, from the moment that the second factor was shown. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "user_agent", nullable = false, updatable = false)
    private String userAgent;

    /** For Hibernate only. */
    protected RememberedDevice() {}

    /** A browser that its person wants remembered. */
    public RememberedDevice(long personId, Token token, String userAgent, Instant now) {
        this.personId = personId;
        this.tokenHash = token.hash();
        this.userAgent = userAgent;
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }
}
