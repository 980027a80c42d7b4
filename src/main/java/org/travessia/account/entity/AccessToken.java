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
import java.util.Set;

/** A personal access token: a program acts as its owner on the API until it expires or is revoked. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    /** The longest name, as the table has it. */
    public static final int MAX_NAME = 100;

    /** Use is written down at most this often. */
    public static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id", updatable = false)
    private Person person;

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "scopes", nullable = false, updatable = false)
    private String scopes;

    /** For Hibernate only. */
    protected AccessToken() {}

    /** A new token; its secret is known to the caller only. */
    public AccessToken(
            Person person, String name, Set<Scope> scopes, Token token, Instant createdAt, Instant expiresAt) {
        this.person = person;
        this.name = name;
        this.scopes = Scope.join(scopes);
        this.tokenHash = token.hash();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public Long id() {
        return id;
    }
}
