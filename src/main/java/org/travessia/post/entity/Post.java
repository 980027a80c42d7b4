package org.travessia.post.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.travessia.account.entity.Person;

/**
 * Something written for the blog. It is a draft until it is published, and can become one again; the day of its first
 * publication stays.
 */
@Entity
public class Post {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String title;

    @Embedded
    private Slug slug;

    @Column(nullable = false)
    private String markdown;

    @Column(nullable = false)
    private String html;

    @Column(nullable = false)
    private String excerpt;

    @Column(name = "word_count", nullable = false)
    private int wordCount;

    @Column(name = "renderer_version", nullable = false)
    private int rendererVersion;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PostStatus status;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id")
    private Person author;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "published_at")
    private Instant publishedAt;

    private String source;

    @Column(name = "source_fingerprint")
    private String sourceFingerprint;

    @Version
    private int version;

    protected Post() {}

    /** Begins a draft. */
    public Post(Person author, String title, Slug slug, Text text, Clock clock) {
        this.author = author;
        this.slug = slug;
        this.status = PostStatus.DRAFT;
        this.createdAt = now(clock);
        rewrite(title, text, clock);
    }

    /** Replaces title and text. */
    public void rewrite(String newTitle, Text text, Clock clock) {
        this.title = newTitle;
        this.markdown = text.markdown();
        this.html = text.html();
        this.excerpt = text.excerpt();
        this.wordCount = text.wordCount();
        this.rendererVersion = text.rendererVersion();
        this.updatedAt = now(clock);
    }

    /** Moves the post to another address. */
    public void moveTo(Slug address) {
        this.slug = address;
    }

    /** Shows the post to everybody; the first time sets its date. */
    public void publish(Clock clock) {
        publish(now(clock), clock);
    }

    /** Shows the post to everybody under a date of its own, as an import does. */
    public void publish(Instant date, Clock clock) {
        if (status == PostStatus.PUBLISHED) {
            return;
        }
        this.status = PostStatus.PUBLISHED;
        this.updatedAt = now(clock);
        if (publishedAt == null) {
            this.publishedAt = date.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Makes the post a draft again; it keeps its date for the next time. */
    public void unpublish(Clock clock) {
        if (status == PostStatus.DRAFT) {
            return;
        }
        this.status = PostStatus.DRAFT;
        this.updatedAt = now(clock);
    }

    /** Notes what an import made this post of, so that the next run finds it and sees whether the file changed. */
    public void comesFrom(String file, String fingerprint) {
        this.source = file;
        this.sourceFingerprint = fingerprint;
    }

    /** Begun and last changed when it was so where the post comes from, not when an import brought it here. */
    public void keepTimes(Instant created, Instant updated) {
        this.createdAt = created.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = updated.truncatedTo(ChronoUnit.MICROS);
    }

    /** PostgreSQL keeps microseconds; a finer time would differ once read back. */
    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public Long id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Slug slug() {
        return slug;
    }

    public String markdown() {
        return markdown;
    }

    /** The text rendered and sanitised. */
    public String html() {
        return html;
    }

    public String excerpt() {
        return excerpt;
    }

    public int wordCount() {
        return wordCount;
    }

    public PostStatus status() {
        return status;
    }

    public boolean published() {
        return status == PostStatus.PUBLISHED;
    }

    public Person author() {
        return author;
    }

    public boolean writtenBy(long personId) {
        return author.id() == personId;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The hash of what the last import's file asked for; empty for a post that was not imported. */
    public Optional<String> sourceFingerprint() {
        return Optional.ofNullable(sourceFingerprint);
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Post post && id != null && id.equals(post.id);
    }

    @Override
    public int hashCode() {
        return Post.class.hashCode();
    }

    /**
     * What somebody wrote, and what it looks like.
     *
     * @param markdown the author's text, CommonMark
     * @param html the same rendered and sanitised
     * @param excerpt its beginning as plain text
     * @param wordCount words in it, for the reading time
     * @param rendererVersion the version of the renderer that made the HTML
     */
    public record Text(String markdown, String html, String excerpt, int wordCount, int rendererVersion) {}
}
