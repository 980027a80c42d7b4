package org.travessia.people.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;

/** Somebody who is asked to join, and has not done so yet. */
@Entity
@Table(name = "invitation")
public class Invitation {

    /** How long it can be taken up. */
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "email", nullable = false, updatable = false)
    private String email;

    @Enumerated(EnumType.STRING)
    @Column(name = "role", nullable = false)
    private Role role;

    @Column(name = "token_hash", nullable = false)
    private byte[] tokenHash;

    @Column(name = "inviter_id")
    private Long inviterId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    /** For Hibernate only. */
    protected Invitation() {}

    /**
     * A new one; its secret is known to the caller only.
     *
     * @param inviterId none from the command line
     */
    public Invitation(String email, Role role, Optional<Long> inviterId, Token token, Instant now) {
        this.email = Objects.requireNonNull(email);
        this.createdAt = now;
        renew(role, inviterId, token, now);
    }

    /** Says it again, by another secret: the one of before opens nothing any more. */
    public final void renew(Role newRole, Optional<Long> newInviterId, Token token, Instant now) {
        this.role = Objects.requireNonNull(newRole);
        this.inviterId = newInviterId.orElse(null);
        this.tokenHash = token.hash();
        this.expiresAt = now.plus(GOOD_FOR);
    }

    public Long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public Role role() {
        return role;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
