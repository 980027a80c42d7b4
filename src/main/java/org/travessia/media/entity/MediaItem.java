package org.travessia.media.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.travessia.account.entity.Person;

/**
 * A file of the library, with what people say of it. Its address stays, {@code /media/{ref}/{name}}, whichever bytes are behind it
 * at the time.
 */
@Entity
@Table(name = "media_item")
public class MediaItem {

    /** The greatest length of an alternative text and of a caption, in characters. */
    public static final int MAX_TEXT = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "ref", nullable = false, updatable = false)
    private String ref;

    @Column(name = "file_name", nullable = false, updatable = false)
    private String fileName;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Column(name = "alt", nullable = false)
    private String alt = "";

    @Column(name = "caption", nullable = false)
    private String caption = "";

    @Column(name = "size", nullable = false)
    private long size;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "uploader_id", updatable = false)
    private Person uploader;

    @Column(name = "uploaded_at", nullable = false, updatable = false)
    private Instant uploadedAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    /** For Hibernate only. */
    protected MediaItem() {}

    /**
     * A file that was just taken.
     *
     * @param ref the part of its address that finds it, which nobody can guess
     * @param uploader nobody, if an import brought it
     */
    public MediaItem(String ref, FileName fileName, Media media, Optional<Person> uploader, Clock clock) {
        this.ref = ref;
        this.fileName = fileName.value();
        this.hash = media.hash();
        this.size = media.bytes().length;
        this.uploader = uploader.orElse(null);
        this.uploadedAt = clock.instant();
        this.changedAt = uploadedAt;
    }

    /** Says what is to be seen. */
    public void describe(String newAlt, String newCaption, Clock clock) {
        this.alt = newAlt;
        this.caption = newCaption;
        this.changedAt = clock.instant();
    }

    /** Puts other bytes behind the address. */
    public void becomes(Media media, Clock clock) {
        this.hash = media.hash();
        this.size = media.bytes().length;
        this.changedAt = clock.instant();
    }

    /** Whether this person brought it. */
    public boolean uploadedBy(long personId) {
        return uploader != null && uploader.id() == personId;
    }

    public Long id() {
        return id;
    }

    public String ref() {
        return ref;
    }

    public FileName fileName() {
        return new FileName(fileName);
    }

    public String hash() {
        return hash;
    }

    public String alt() {
        return alt;
    }

    public String caption() {
        return caption;
    }

    public long size() {
        return size;
    }

    public Optional<Person> uploader() {
        return Optional.ofNullable(uploader);
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public int version() {
        return version;
    }

    /** Two items are the same if their rows are. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof MediaItem that && id != null && id.equals(that.id()));
    }

    @Override
    public int hashCode() {
        return MediaItem.class.hashCode();
    }
}
