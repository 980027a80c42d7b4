package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** What an authenticator is asked to sign: for one browser, one purpose, a few minutes and one answer. */
@Entity
@Table(name = "passkey_challenge")
public class PasskeyChallenge {

    /** For how long an answer is heard. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** What the answer is for: one given for something else is worth nothing. */
    public enum Purpose {
        REGISTER,
        SECOND_STEP,
        SIGN_IN
    }

    @Id
    @Column(name = "challenge", updatable = false)
    private byte[] challenge;

    @Column(name = "browser_hash", nullable = false, updatable = false)
    private byte[] browserHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose", nullable = false, updatable = false)
    private Purpose purpose;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** For Hibernate only. */
    protected PasskeyChallenge() {}

    /** A new one, of 32 random bytes. */
    public PasskeyChallenge(byte[] challenge, byte[] browserHash, Purpose purpose, Instant now) {
        this.challenge = challenge;
        this.browserHash = browserHash;
        this.purpose = purpose;
        this.expiresAt = now.plus(LIFETIME);
    }
}
