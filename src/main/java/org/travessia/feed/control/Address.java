package org.travessia.feed.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place on this blog that everybody finds.
 *
 * @param path not percent-encoded
 * @param changedAt its last change, or for a list that of the newest post in it; empty where nobody can tell
 * @param featureImage the image that stands for it
 * @param html its text, sanitised, if there are images in it; else empty
 * @param language a language tag; empty for the site's own
 * @param translations the same in other languages
 */
public record Address(
        String path,
        Optional<Instant> changedAt,
        Optional<String> featureImage,
        String html,
        Optional<String> language,
        List<Translation> translations) {

    /**
     * The same in another language.
     *
     * @param language a language tag; empty for the site's own
     */
    public record Translation(Optional<String> language, String path) {}
}
