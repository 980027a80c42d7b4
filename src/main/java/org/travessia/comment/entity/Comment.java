package org.travessia.comment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a reader says about a post, or about another comment. The database gives it its place in the thread. */
@Entity
public class Comment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "post_id", nullable = false, updatable = false)
    private long postId;

    /** Kept by the database: the post may be given to somebody else. */
    @Column(name = "post_author_id", insertable = false, updatable = false)
    private Long postAuthorId;

    @Column(name = "parent_id", updatable = false)
    private Long parentId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private CommentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "former_status")
    private CommentStatus formerStatus;

    @Column(name = "person_id", updatable = false)
    private Long personId;

    @Column(name = "author_name", nullable = false, updatable = false)
    private String authorName;

    @Column(name = "author_email", updatable = false)
    private String authorEmail;

    @Column(name = "author_site", updatable = false)
    private String authorSite;

    @Column(nullable = false)
    private String markdown;

    @Column(nullable = false)
    private String html;

    @Column(name = "renderer_version", nullable = false)
    private int rendererVersion;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "edited_at")
    private Instant editedAt;

    @Column(name = "decided_at", nullable = false)
    private Instant decidedAt;

    @Column(name = "address_hash", updatable = false)
    private byte[] addressHash;

    @Column(name = "browser_hash", updatable = false)
    private byte[] browserHash;

    @Column(name = "user_agent", nullable = false, updatable = false)
    private String userAgent;

    @Column(updatable = false)
    private byte[] fingerprint;

    @Column(name = "spam_score", updatable = false)
    private Float spamScore;

    @Column(nullable = false, updatable = false)
    private String reasons;

    @Enumerated(EnumType.STRING)
    private Lesson learned;

    @Version
    private int version;

    /** For Hibernate only. */
    protected Comment() {}

    /** A comment that just came, as it was judged. */
    public Comment(long postId, Optional<Long> parentId, Author author, Text text, Origin origin, Judgement judgement) {
        this.postId = postId;
        this.parentId = parentId.orElse(null);
        this.personId = author.personId().orElse(null);
        this.authorName = author.name();
        this.authorEmail = author.email().orElse(null);
        this.authorSite = author.site().orElse(null);
        this.markdown = text.markdown();
        this.html = text.html();
        this.rendererVersion = text.rendererVersion();
        this.addressHash = origin.addressHash();
        this.browserHash = origin.browserHash();
        this.userAgent = origin.userAgent();
        this.fingerprint = origin.fingerprint();
        this.createdAt = origin.at().truncatedTo(ChronoUnit.MICROS);
        this.decidedAt = createdAt;
        this.status = judgement.status();
        this.spamScore = (float) judgement.score();
        this.reasons = judgement.reasons();
    }

    /** Shows the comment to readers. */
    public void approve(Clock clock) {
        become(CommentStatus.APPROVED, clock);
    }

    /** Says that the comment is not wanted. */
    public void markAsSpam(Clock clock) {
        become(CommentStatus.SPAM, clock);
    }

    /** Throws the comment away; it can be restored. */
    public void throwAway(Clock clock) {
        become(CommentStatus.TRASH, clock);
    }

    /** Makes the comment what it was before it was thrown away or called spam. */
    public void restore(Clock clock) {
        become(formerStatus == null ? CommentStatus.WAITING : formerStatus, clock);
    }

    /** Makes the comment what it was before a moderator's last decision. */
    public void become(CommentStatus other, Clock clock) {
        if (status == CommentStatus.WAITING || status == CommentStatus.APPROVED) {
            this.formerStatus = status;
        }
        this.status = other;
        this.decidedAt = now(clock);
    }

    /** Replaces the text, as a moderator may. */
    public void rewrite(Text text, Clock clock) {
        this.markdown = text.markdown();
        this.html = text.html();
        this.rendererVersion = text.rendererVersion();
        this.editedAt = now(clock);
    }

    /** Notes what the words of this comment have taught; empty once that is taken back. */
    public void teaches(Optional<Lesson> lesson) {
        this.learned = lesson.orElse(null);
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public Long id() {
        return id;
    }

    public long postId() {
        return postId;
    }

    /** Whether the post is somebody's, as it was when this was read. */
    public boolean onPostOf(long person) {
        return postAuthorId != null && postAuthorId == person;
    }

    public CommentStatus status() {
        return status;
    }

    /** The person who was signed in when this was written. */
    public Optional<Long> personId() {
        return Optional.ofNullable(personId);
    }

    public String authorName() {
        return authorName;
    }

    /** Never shown to readers. */
    public Optional<String> authorEmail() {
        return Optional.ofNullable(authorEmail);
    }

    public Optional<String> authorSite() {
        return Optional.ofNullable(authorSite);
    }

    public String markdown() {
        return markdown;
    }

    /** What the words of this comment have taught so far. */
    public Optional<Lesson> learned() {
        return Optional.ofNullable(learned);
    }

    public int version() {
        return version;
    }

    /** Two comments are the same if they are the same row; one that is not saved yet equals only itself. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Comment comment && id != null && id.equals(comment.id);
    }

    @Override
    public int hashCode() {
        return Comment.class.hashCode();
    }

    /** What a moderator's decision says about words. */
    public enum Lesson {
        /** They were in spam. */
        SPAM,
        /** They were in a comment that was wanted. */
        HAM
    }

    /**
     * Who says it.
     *
     * @param personId somebody signed in
     * @param email a guest's, never shown to readers
     * @param site a guest's, http or https
     */
    public record Author(Optional<Long> personId, String name, Optional<String> email, Optional<String> site) {}

    /**
     * What is said, and what it looks like.
     *
     * @param html rendered and sanitised by the policy for strangers
     */
    public record Text(String markdown, String html, int rendererVersion) {}

    /**
     * Where it comes from, in hashes.
     *
     * @param addressHash of the network
     * @param browserHash of the secret that the browser was given with its first comment
     * @param fingerprint of who says it and what
     */
    public record Origin(byte[] addressHash, byte[] browserHash, byte[] fingerprint, String userAgent, Instant at) {}

    /**
     * What was thought of it when it came.
     *
     * @param score how much the words look like spam, 0 to 1
     * @param reasons names of what was not right, joined by blanks
     */
    public record Judgement(CommentStatus status, double score, String reasons) {}
}
