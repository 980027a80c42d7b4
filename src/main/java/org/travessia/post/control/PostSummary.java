package org.travessia.post.control;

import java.time.Instant;

/** A published post in a list. */
public record PostSummary(
        long id, String title, String slug, String excerpt, String authorName, Instant publishedAt, int wordCount) {

    /** Minutes to read it, at least one. */
    public int readingMinutes() {
        return ReadingTime.minutes(wordCount);
    }
}
