package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A public key whose private half is in somebody's authenticator (WebAuthn): it lets them in, and the database cannot. */
@Entity
@Table(name = "passkey")
public class Passkey {

    /** The longest name, as the table has it. */
    public static final int MAX_NAME = 100;

    /** How many somebody may have. */
    public static final int MOST = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    @Column(name = "credential_id", nullable = false, updatable = false)
    private byte[] credentialId;

    @Column(name = "credential", nullable = false, updatable = false)
    private byte[] credential;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(name = "synced", nullable = false, updatable = false)
    private boolean synced;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    /** For Hibernate only. */
    protected Passkey() {}

    /**
     * A new one.
     *
     * @param credential the attested credential data of WebAuthn, as bytes
     * @param synced whether it may be on several devices of the person
     */
    public Passkey(
            long personId,
            String name,
            byte[] credentialId,
            byte[] credential,
            long signCount,
            boolean synced,
            Instant now) {
        this.personId = personId;
        this.name = name;
        this.credentialId = credentialId;
        this.credential = credential;
        this.signCount = signCount;
        this.synced = synced;
        this.createdAt = now;
    }

    public Long id() {
        return id;
    }

    /** What its person calls it. */
    public String name() {
        return name;
    }

    public long personId() {
        return personId;
    }

    /** The attested credential data of WebAuthn, as bytes. */
    public byte[] credential() {
        return credential.clone();
    }

    /** How often the authenticator said that it had signed; 0 for one that does not count. */
    public long signCount() {
        return signCount;
    }

    public boolean synced() {
        return synced;
    }
}
