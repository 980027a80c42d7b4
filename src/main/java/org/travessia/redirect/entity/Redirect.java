package org.travessia.redirect.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** An address at which something was: it leads elsewhere (301), or says that it is gone for good (410). */
@Entity
public class Redirect {

    /** The longest path in characters. */
    public static final int MAX_PATH = 500;

    /** The longest target in characters. */
    public static final int MAX_TARGET = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String path;

    private String target;

    @Column(nullable = false)
    private boolean automatic;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private int version;

    protected Redirect() {}

    /**
     * A new one.
     *
     * @param target empty to say that what was there is gone
     * @param automatic made by the blog itself, not by an editor
     */
    public Redirect(String path, Optional<String> target, boolean automatic, Instant createdAt) {
        this.path = path;
        this.automatic = automatic;
        this.createdAt = createdAt;
        leadTo(target);
    }

    /** Leads elsewhere from now on; empty to say that what was there is gone. */
    public void leadTo(Optional<String> newTarget) {
        this.target = newTarget.orElse(null);
    }

    /** Stands at another address from now on. */
    public void standAt(String newPath) {
        this.path = newPath;
    }

    public Long id() {
        return id;
    }

    /** The path asked for, percent-decoded, with its query only where that matters. */
    public String path() {
        return path;
    }

    /** Where it leads; empty when what was there is gone. */
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }

    public boolean automatic() {
        return automatic;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Redirect redirect && id != null && id.equals(redirect.id);
    }

    @Override
    public int hashCode() {
        return Redirect.class.hashCode();
    }
}
