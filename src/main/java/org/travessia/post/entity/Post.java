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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.travessia.account.entity.Person;
import org.travessia.platform.Slug;
import org.travessia.tag.entity.Term;

/**
 * Something written for the blog, an entry or a page. It is a draft until it is published, at once or when its time comes, and
 * can become one again; the day of its first publication stays. What is thrown away lies in the trash for a while.
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

    @Column(nullable = false)
    private String plain;

    @Column(nullable = false)
    private String contents;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PostKind kind;

    /** The column "status" is another one, for programs of schema 1, which the database keeps. */
    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private PostStatus status;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Visibility visibility;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    @Column(name = "trashed_at")
    private Instant trashedAt;

    /** Everybody finds it: made by the database of the others. */
    @Column(nullable = false, insertable = false, updatable = false)
    private boolean listed;

    private String language;

    @Column(name = "translation_group")
    private UUID translationGroup;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id")
    private Term category;

    @ManyToMany
    @JoinTable(
            name = "post_tag",
            joinColumns = @JoinColumn(name = "post_id"),
            inverseJoinColumns = @JoinColumn(name = "term_id"))
    @OrderColumn(name = "position")
    private List<Term> tags = new ArrayList<>();

    @Column(nullable = false)
    private boolean pinned;

    @Column(name = "menu_order")
    private Integer menuOrder;

    @Column(name = "feature_image")
    private String featureImage;

    @Column(name = "feature_image_alt", nullable = false)
    private String featureImageAlt;

    @Column(name = "feature_html", nullable = false)
    private String featureHtml;

    @Column(nullable = false)
    private String summary;

    @Column(name = "seo_title", nullable = false)
    private String seoTitle;

    @Column(name = "seo_description", nullable = false)
    private String seoDescription;

    @Column(name = "canonical_url")
    private String canonicalUrl;

    @Column(name = "comments_open", nullable = false)
    private boolean commentsOpen;

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
        this.kind = PostKind.POST;
        this.status = PostStatus.DRAFT;
        this.visibility = Visibility.PUBLIC;
        this.featureImageAlt = "";
        this.featureHtml = "";
        this.summary = "";
        this.seoTitle = "";
        this.seoDescription = "";
        this.commentsOpen = true;
        this.createdAt = now(clock);
        rewrite(title, text, clock);
    }

    /** Replaces title and text. */
    public void rewrite(String newTitle, Text text, Clock clock) {
        this.title = newTitle;
        this.markdown = text.markdown();
        show(text);
        this.updatedAt = now(clock);
    }

    private void show(Text text) {
        this.html = text.html();
        this.excerpt = text.excerpt();
        this.plain = text.plain();
        this.contents = text.contents();
        this.wordCount = text.wordCount();
        this.rendererVersion = text.rendererVersion();
    }

    /** Becomes a page, or an entry of the blog. */
    public void become(PostKind newKind) {
        this.kind = newKind;
        if (newKind == PostKind.POST) {
            this.menuOrder = null;
        }
    }

    /** Says who may read it once it is published; not by a password, see {@link #lock}. */
    public void showTo(Visibility readers) {
        if (readers == Visibility.PASSWORD && passwordHash == null) {
            throw new IllegalArgumentException("a post with a password needs one");
        }
        this.visibility = readers;
        if (readers != Visibility.PASSWORD) {
            this.passwordHash = null;
        }
    }

    /**
     * Shows it to whom knows a password.
     *
     * @param hash a PHC string
     */
    public void lock(String hash) {
        this.passwordHash = hash;
        this.visibility = Visibility.PASSWORD;
    }

    /** Files it: on a shelf, or on none, and under tags in their order. */
    public void file(Optional<Term> shelf, List<Term> underTags) {
        this.category = shelf.orElse(null);
        if (!tags.equals(underTags)) {
            // Another list: of the same one Hibernate would change rows in their places, which two tags that change
            // theirs do not
            // survive (a post has a tag once), and which the database counts under neither.
            this.tags = new ArrayList<>(underTags);
        }
    }

    /**
     * Says in which language its text is, and of what it is a translation.
     *
     * @param tag a language tag of the blog's, empty for the site's own language
     * @param group what its translations share, empty for none
     */
    public void isIn(Optional<String> tag, Optional<UUID> group) {
        this.language = tag.orElse(null);
        this.translationGroup = group.orElse(null);
    }

    /** Stands first on the home page, or no longer. */
    public void pin(boolean first) {
        this.pinned = first;
    }

    /** Stands in the menu at this place; empty to stand in none. */
    public void standInMenu(Optional<Integer> order) {
        this.menuOrder = order.orElse(null);
    }

    /**
     * Shows an image with it in lists and above its text.
     *
     * @param html the element made of the two
     */
    public void illustrate(Optional<String> address, String alternative, String html) {
        this.featureImage = address.orElse(null);
        this.featureImageAlt = alternative;
        this.featureHtml = html;
    }

    /** What lists show of it; empty for the beginning of its text. */
    public void summarise(String text) {
        this.summary = text;
    }

    /** What search engines and other sites show of it, where that differs from what readers see. */
    public void presentAs(String title, String description, Optional<String> canonical) {
        this.seoTitle = title;
        this.seoDescription = description;
        this.canonicalUrl = canonical.orElse(null);
    }

    /** Takes comments, or no more. */
    public void takeComments(boolean open) {
        this.commentsOpen = open;
    }

    /** Publishes itself when this time comes. */
    public void schedule(Instant at, Clock clock) {
        this.status = PostStatus.SCHEDULED;
        this.scheduledAt = at.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = now(clock);
    }

    /** Its time has come: it is published under the date it was scheduled for. */
    public void comesOut(Clock clock) {
        if (status == PostStatus.SCHEDULED) {
            publish(scheduledAt, clock);
        }
    }

    /** Goes to the trash; nobody but those who may edit it sees it there. */
    public void trash(Clock clock) {
        if (trashedAt == null) {
            this.trashedAt = now(clock);
        }
    }

    /** Comes back from the trash as it was. */
    public void restore() {
        this.trashedAt = null;
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
        this.scheduledAt = null;
        this.updatedAt = now(clock);
        if (publishedAt == null) {
            this.publishedAt = date.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Puts the day of its first publication right, which decides where it stands among the others. */
    public void dateFrom(Instant date) {
        this.publishedAt = date.truncatedTo(ChronoUnit.MICROS);
    }

    /** Makes the post a draft again; it keeps its date for the next time. */
    public void unpublish(Clock clock) {
        if (status == PostStatus.DRAFT) {
            return;
        }
        this.status = PostStatus.DRAFT;
        this.scheduledAt = null;
        this.updatedAt = now(clock);
    }

    /** Where it stands now, so that it can stand there again. */
    public Standing standing() {
        return new Standing(status, scheduledAt(), publishedAt(), trashedAt());
    }

    /** Stands again where it stood before somebody moved it; one whose time has come meanwhile comes out as any that is due. */
    public void standAgain(Standing former, Clock clock) {
        if (status != former.status()) {
            this.updatedAt = now(clock);
        }
        this.status = former.status();
        this.scheduledAt = former.scheduledAt().orElse(null);
        this.publishedAt = former.publishedAt().orElse(null);
        this.trashedAt = former.trashedAt().orElse(null);
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

    /** The text without its markup. */
    public String plain() {
        return plain;
    }

    /** The table of contents as HTML, empty for a text with fewer than two headings. */
    public String contents() {
        return contents;
    }

    public int rendererVersion() {
        return rendererVersion;
    }

    public PostKind kind() {
        return kind;
    }

    public PostStatus status() {
        return status;
    }

    public boolean published() {
        return status == PostStatus.PUBLISHED;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Whether everybody finds it, as it was when it was loaded. */
    public boolean listed() {
        return listed;
    }

    /** A PHC string of the word that opens it; empty unless its visibility is {@link Visibility#PASSWORD}. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** When it publishes itself; empty unless it is scheduled. */
    public Optional<Instant> scheduledAt() {
        return Optional.ofNullable(scheduledAt);
    }

    /** Since when it lies in the trash. */
    public Optional<Instant> trashedAt() {
        return Optional.ofNullable(trashedAt);
    }

    public boolean trashed() {
        return trashedAt != null;
    }

    /** A language tag of the blog's; empty for the site's own language. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    public Optional<UUID> translationGroup() {
        return Optional.ofNullable(translationGroup);
    }

    public Optional<Term> category() {
        return Optional.ofNullable(category);
    }

    /** In the order in which they were given. */
    public List<Term> tags() {
        return List.copyOf(tags);
    }

    public boolean pinned() {
        return pinned;
    }

    /** Its place in the menu; empty when it stands in none. */
    public Optional<Integer> menuOrder() {
        return Optional.ofNullable(menuOrder);
    }

    /** The address of an image, on this blog or elsewhere. */
    public Optional<String> featureImage() {
        return Optional.ofNullable(featureImage);
    }

    public String featureImageAlt() {
        return featureImageAlt;
    }

    /** The element that shows it; empty without one. */
    public String featureHtml() {
        return featureHtml;
    }

    /** What its writer says that it is about; may be empty. */
    public String summary() {
        return summary;
    }

    public String seoTitle() {
        return seoTitle;
    }

    public String seoDescription() {
        return seoDescription;
    }

    /** Where else it was first; empty when that is here. */
    public Optional<String> canonicalUrl() {
        return Optional.ofNullable(canonicalUrl);
    }

    public boolean commentsOpen() {
        return commentsOpen;
    }

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return kind.path(slug.toString());
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
     * Where a post stands between its first line and its end.
     *
     * @param scheduledAt when it publishes itself; empty unless it is scheduled
     * @param publishedAt its first publication; empty for a post never published
     * @param trashedAt since when it lies in the trash; empty if it does not
     */
    public record Standing(
            PostStatus status,
            Optional<Instant> scheduledAt,
            Optional<Instant> publishedAt,
            Optional<Instant> trashedAt) {}

    /**
     * What somebody wrote, and what it looks like.
     *
     * @param markdown the author's text, CommonMark
     * @param html the same rendered and sanitised
     * @param excerpt its beginning as plain text
     * @param plain all of it as plain text
     * @param contents its headings as nested HTML lists of links
     * @param wordCount words in it, for the reading time
     * @param rendererVersion the version of the renderer that made the HTML
     */
    public record Text(
            String markdown,
            String html,
            String excerpt,
            String plain,
            String contents,
            int wordCount,
            int rendererVersion) {}
}
