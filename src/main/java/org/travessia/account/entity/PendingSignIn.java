package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The password was right in some browser, and the second factor is still to come. It opens nothing but the form for that. */
@Entity
@Table(name = "pending_sign_in")
public class PendingSignIn {

    /** For how long the second factor is waited for. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    @Id
    @Column(name = "token_hash", updatable = false)
    private byte[] tokenHash;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** For Hibernate only. */
    protected PendingSignIn() {}

    /** A browser in which the password was just right. */
    public PendingSignIn(long personId, Token token, Instant now) {
        this.personId = personId;
        this.tokenHash = token.hash();
        this.expiresAt = now.plus(LIFETIME);
    }
}
