package org.travessia.post.control;

import java.time.Instant;

/**
 * A published post in a list.
 *
 * @param excerpt its summary, or the beginning of its text
 * @param featureHtml the element that shows its image; empty without one
 * @param language its own language, null for the site's (a query's constructor cannot make an Optional)
 */
public record PostSummary(
        long id,
        String title,
        String slug,
        String excerpt,
        String authorName,
        Instant publishedAt,
        int wordCount,
        String authorUsername,
        String featureHtml,
        boolean pinned,
        String language) {

    /** The image for a place further down, loaded when it comes near, at the width that it has there. */
    public String lazyFeatureHtml() {
        return featureHtml.replace("<img ", "<img loading=\"lazy\" ").replace(" sizes=\"", " sizes=\"auto, ");
    }

    /** Minutes to read it, at least one. */
    public int readingMinutes() {
        return ReadingTime.minutes(wordCount);
    }
}
