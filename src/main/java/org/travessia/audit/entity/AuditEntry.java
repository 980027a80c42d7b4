package org.travessia.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** One deed as it is written down, for ever. The database gives it its number and hash when the transaction is committed. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "at", nullable = false, updatable = false)
    private Instant at;

    @Column(name = "deed", nullable = false, updatable = false)
    private String deed;

    @Column(name = "person_id", updatable = false)
    private Long personId;

    @Column(name = "username", updatable = false)
    private String username;

    @Column(name = "target_id", updatable = false)
    private String targetId;

    @Column(name = "target_name", updatable = false)
    private String targetName;

    @Column(name = "details", nullable = false, updatable = false)
    private String[] details;

    @Enumerated(EnumType.STRING)
    @Column(name = "source", nullable = false, updatable = false)
    private Source source;

    @Column(name = "token_id", updatable = false)
    private Long tokenId;

    @Column(name = "os_user", updatable = false)
    private String systemUser;

    @Column(name = "address", updatable = false)
    private String address;

    @Column(name = "request_id", updatable = false)
    private String requestId;

    @Column(name = "number", insertable = false, updatable = false)
    private Long number;

    @Column(name = "hash", insertable = false, updatable = false)
    private byte[] hash;

    /** For Hibernate only. */
    protected AuditEntry() {}

    /** Something that was done just now, from there; by whom the deed itself says, or who called. */
    public AuditEntry(Deed deed, Origin origin, Instant now) {
        Optional<Deed.Doer> doer = deed.doer().or(origin::person);
        this.id = UUID.randomUUID();
        // As exact as the table is.
        this.at = now.truncatedTo(ChronoUnit.MICROS);
        this.deed = deed.kind().code();
        this.personId = doer.map(Deed.Doer::id).orElse(null);
        this.username = doer.map(Deed.Doer::username).orElse(null);
        this.targetId = deed.target().map(Deed.Target::id).orElse(null);
        this.targetName = deed.target().map(Deed.Target::name).orElse(null);
        this.details = deed.flatDetails();
        this.source = origin.source();
        this.tokenId = origin.tokenId().orElse(null);
        this.systemUser = origin.systemUser().orElse(null);
        this.address = origin.address().orElse(null);
        this.requestId = origin.requestId().orElse(null);
    }
}
