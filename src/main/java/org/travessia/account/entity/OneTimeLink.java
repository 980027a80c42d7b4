package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An address, sent to somebody by mail, that does one thing once and not for long. */
@Entity
@Table(name = "one_time_link")
public class OneTimeLink {

    /** What it does. */
    public enum Purpose {
        /** Sets another password. */
        PASSWORD,
        /** Shows that mail to a new address arrives. */
        EMAIL
    }

    /** How long it is good. */
    public static final Duration GOOD_FOR = Duration.ofHours(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id", updatable = false)
    private Person person;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose", nullable = false, updatable = false)
    private Purpose purpose;

    @Column(name = "email", updatable = false)
    private String email;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** For Hibernate only. */
    protected OneTimeLink() {}

    private OneTimeLink(Person person, Purpose purpose, String email, Token token, Instant now) {
        this.person = person;
        this.purpose = purpose;
        this.email = email;
        this.tokenHash = token.hash();
        this.expiresAt = now.plus(GOOD_FOR);
    }

    /** One that sets another password. */
    public static OneTimeLink forPassword(Person person, Token token, Instant now) {
        return new OneTimeLink(person, Purpose.PASSWORD, null, token, now);
    }

    /** One that makes an address the person's own. */
    public static OneTimeLink forEmail(Person person, String email, Token token, Instant now) {
        return new OneTimeLink(person, Purpose.EMAIL, email, token, now);
    }

    public Person person() {
        return person;
    }

    /** The new address, where it is about one. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }
}
