package org.travessia.post.control;

/** How long a text takes to read. */
final class ReadingTime {

    /** Silent reading of non-fiction, adults: Brysbaert, Journal of Memory and Language 109 (2019). */
    private static final int WORDS_PER_MINUTE = 238;

    private ReadingTime() {}

    static int minutes(int wordCount) {
        return Math.max(1, Math.round((float) wordCount / WORDS_PER_MINUTE));
    }
}
