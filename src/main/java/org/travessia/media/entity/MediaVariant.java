package org.travessia.media.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A narrower form of an image, for screens that need no more; its bytes are a {@link Media} of their own. */
@Entity
@Table(name = "media_variant")
public class MediaVariant {

    /** Of which image, how wide in pixels. */
    @Embeddable
    public record Id(
            @Column(name = "hash", nullable = false) String hash,
            @Column(name = "width", nullable = false) int width) implements Serializable {}

    @EmbeddedId
    private Id id;

    @Column(name = "height", nullable = false, updatable = false)
    private int height;

    @Column(name = "variant_hash", nullable = false, updatable = false)
    private String variantHash;

    /** For Hibernate only. */
    protected MediaVariant() {}

    public MediaVariant(String hash, Media variant) {
        this.id = new Id(hash, variant.width().orElseThrow());
        this.height = variant.height().orElseThrow();
        this.variantHash = variant.hash();
    }

    public Id id() {
        return id;
    }

    public String variantHash() {
        return variantHash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof MediaVariant that && id.equals(that.id()));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
