package org.travessia.transfer.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post or a page of another program, in this blog's words. What is in it has been cut to size and cleaned; whether this blog takes it
 * is decided when it is taken.
 *
 * @param source by which the next import knows it
 * @param name how the report calls it
 * @param wantedSlug the last part of its address there; empty if it had none
 * @param author a key of {@link ForeignBlog.Survey#people}; empty if nobody is named
 * @param categories keys of {@link ForeignBlog.Survey#categories}, the main one first
 * @param tags names of tags, none twice
 * @param times when it was made, published and changed, as far as that is known
 * @param parent the source of the page that it stands below; empty for none
 * @param oldAddresses paths on the old site that led to it, with or without a query
 */
record Entry(
        String source,
        String name,
        Kind kind,
        String title,
        Optional<String> wantedSlug,
        String markdown,
        State state,
        Visibility visibility,
        Optional<String> password,
        boolean trashed,
        boolean pinned,
        boolean commentsOpen,
        int menuOrder,
        Optional<String> author,
        List<String> categories,
        List<Term> tags,
        Times times,
        Optional<String> summary,
        Optional<String> seoTitle,
        Optional<String> seoDescription,
        Optional<String> canonicalUrl,
        Optional<FeatureImage> featureImage,
        Optional<String> language,
        Optional<String> parent,
        List<String> oldAddresses,
        List<Remark> remarks) {

    /** What it is. */
    enum Kind {
        POST,
        PAGE
    }

    /** How far it is. */
    enum State {
        DRAFT,
        /** Public from {@link Times#published} on. */
        SCHEDULED,
        PUBLISHED
    }

    /** Who may read it. */
    enum Visibility {
        PUBLIC,
        UNLISTED,
        PRIVATE,
        PASSWORD
    }

    /** When things happened. */
    record Times(Optional<Instant> created, Optional<Instant> published, Optional<Instant> updated) {}

    /** A tag or a category. */
    record Term(String slug, String name) {}

    /** The image above a text. */
    record FeatureImage(String url, String alt) {}

    /**
     * A comment on it.
     *
     * @param id the comment's number there
     * @param parent the number of the comment that it answers; 0 for none
     * @param approved whether readers saw it
     */
    record Remark(
            long id,
            long parent,
            String author,
            String email,
            String url,
            String address,
            Optional<Instant> at,
            String text,
            boolean approved,
            boolean spam) {}

    /** The longest line that a person may have written in a field. */
    static Optional<String> line(String text, int max) {
        String line = DjangoText.withoutControls(text.replaceAll("\\s+", " ")).strip();
        if (line.codePointCount(0, line.length()) > max) {
            line = line.substring(0, line.offsetByCodePoints(0, max - 1)).strip() + "…";
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }
}
