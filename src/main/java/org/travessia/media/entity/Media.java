package org.travessia.media.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.travessia.platform.Sha256;

/** The bytes of one image. Who stores the same bytes again gets the same row. */
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

    /** The address of some bytes: their SHA-256 in hexadecimal. */
    public static String hash(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    public String hash() {
        return hash;
    }

    public ImageFormat format() {
        return ImageFormat.of(contentType);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
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
