package org.travessia.media.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.travessia.platform.Sha256;

/** The bytes of one file: an image, a narrower variant of one, or something to download. Who stores the same bytes again gets the same row. */
@Entity
@Table(name = "media")
public class Media {

    @Id
    @Column(name = "hash", nullable = false, updatable = false)
    private String hash;

    @Column(name = "content_type", nullable = false, updatable = false)
    private String contentType;

    @Column(name = "bytes", nullable = false, updatable = false)
    private byte[] bytes;

    @Column(name = "width", updatable = false)
    private Integer width;

    @Column(name = "height", updatable = false)
    private Integer height;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** Whether there is nothing left to make of it, see {@code control.MakeVariants}. */
    @Column(name = "prepared", nullable = false)
    private boolean prepared;

    /** For Hibernate only. */
    protected Media() {}

    /** An image whose header has been read. */
    public Media(byte[] bytes, ImageHeader header, Instant createdAt) {
        this.bytes = bytes.clone();
        this.hash = hash(bytes);
        this.contentType = header.format().contentType();
        this.width = header.width();
        this.height = header.height();
        this.createdAt = Objects.requireNonNull(createdAt);
    }

    /** A file to download. */
    public Media(byte[] bytes, FileFormat format, Instant createdAt) {
        this.bytes = bytes.clone();
        this.hash = hash(bytes);
        this.contentType = format.contentType();
        this.createdAt = Objects.requireNonNull(createdAt);
        this.prepared = true;
    }

    /** A narrower variant of an image, of which there are no variants. */
    public static Media variant(byte[] bytes, ImageHeader header, Instant createdAt) {
        Media variant = new Media(bytes, header, createdAt);
        variant.prepared = true;
        return variant;
    }

    /** The address of some bytes: their SHA-256 in hexadecimal. */
    public static String hash(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    public String hash() {
        return hash;
    }

    public FileFormat format() {
        return FileFormat.of(contentType);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** In pixels; empty of what is no image. */
    public Optional<Integer> width() {
        return Optional.ofNullable(width);
    }

    /** In pixels; empty of what is no image. */
    public Optional<Integer> height() {
        return Optional.ofNullable(height);
    }

    public boolean prepared() {
        return prepared;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Two images are the same if their bytes are. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Media that && hash.equals(that.hash()));
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
