package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;
import org.travessia.tag.entity.Term;

/**
 * A post as its page shows it.
 *
 * @param html rendered and sanitised
 * @param publishedAt the first publication; empty for a post never published
 * @param editable whether the person who asks may edit it
 * @param listed whether everybody finds it, search engines included
 * @param locked whether the reader has yet to give its password; text, excerpt and contents are empty then
 * @param contents its table of contents as HTML, may be empty
 * @param language its own language, empty for the site's
 * @param categoryName of its category, null without one
 * @param scheduledAt when it publishes itself; empty unless it is scheduled
 */
public record PostView(
        long id,
        String title,
        String slug,
        String html,
        String excerpt,
        String authorName,
        Optional<Instant> publishedAt,
        Instant updatedAt,
        int wordCount,
        boolean editable,
        boolean listed,
        boolean locked,
        PostKind kind,
        Visibility visibility,
        String contents,
        String authorUsername,
        String authorBio,
        Optional<String> authorAvatar,
        Optional<String> language,
        Optional<String> categoryName,
        Optional<String> categorySlug,
        Optional<String> featureImage,
        String featureImageAlt,
        String featureHtml,
        String summary,
        String seoTitle,
        String seoDescription,
        Optional<String> canonicalUrl,
        boolean commentsOpen,
        PostStatus status,
        Optional<Instant> scheduledAt,
        boolean trashed) {

    static PostView of(Post post, boolean editable, boolean locked) {
        return new PostView(
                post.id(),
                post.title(),
                post.slug().toString(),
                locked ? "" : post.html(),
                locked ? "" : post.summary().isEmpty() ? post.excerpt() : post.summary(),
                post.author().displayName(),
                post.publishedAt(),
                post.updatedAt(),
                post.wordCount(),
                editable,
                post.listed(),
                locked,
                post.kind(),
                post.visibility(),
                locked ? "" : post.contents(),
                post.author().username(),
                post.author().bio(),
                post.author().avatar(),
                post.language(),
                post.category().map(Term::name),
                post.category().map(Term::slug),
                locked ? Optional.empty() : post.featureImage(),
                post.featureImageAlt(),
                locked ? "" : post.featureHtml(),
                locked ? "" : post.summary(),
                post.seoTitle(),
                locked ? "" : post.seoDescription(),
                post.canonicalUrl(),
                post.commentsOpen(),
                post.status(),
                post.scheduledAt(),
                post.trashed());
    }

    /** Why only people who may edit it can see it; empty if others can. */
    public Optional<Hidden> hidden() {
        if (trashed) {
            return Optional.of(Hidden.TRASHED);
        }
        return switch (status) {
            case DRAFT -> Optional.of(Hidden.DRAFT);
            case SCHEDULED -> Optional.of(Hidden.SCHEDULED);
            case PUBLISHED -> visibility == Visibility.PRIVATE ? Optional.of(Hidden.PRIVATE) : Optional.empty();
        };
    }

    /** What keeps a post from readers. */
    public enum Hidden {
        TRASHED,
        DRAFT,
        SCHEDULED,
        PRIVATE
    }

    /** Whether only people who may edit it can see it. */
    public boolean draft() {
        return hidden().isPresent();
    }

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return kind.path(slug);
    }

    /** Minutes to read it, at least one. */
    public int readingMinutes() {
        return ReadingTime.minutes(wordCount);
    }
}
