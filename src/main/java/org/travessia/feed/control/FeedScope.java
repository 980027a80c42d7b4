package org.travessia.feed.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.post.control.PublishedPost;

/**
 * What a feed is of.
 *
 * @param title in addition to the site's; empty for the site as a whole
 * @param page the path of the page that shows the same, or of the home page, percent-encoded
 * @param place what the feed's own path has for it, see {@link FeedFormat#path(String)}
 * @param language of all its posts; empty for the site's, where posts may differ
 * @param posts newest first
 */
public record FeedScope(String title, String page, String place, Optional<Locale> language, List<PublishedPost> posts) {

    /** The site as a whole. */
    public static FeedScope all(List<PublishedPost> posts) {
        return new FeedScope("", "/", "", Optional.empty(), posts);
    }

    /** What has a page of its own. */
    public static FeedScope of(String title, String page, List<PublishedPost> posts) {
        return new FeedScope(title, page, page, Optional.empty(), posts);
    }

    /** What is written in one language, which has no page of its own. */
    public static FeedScope in(Locale language, String name, List<PublishedPost> posts) {
        return new FeedScope(name, "/", "/" + language.toLanguageTag(), Optional.of(language), posts);
    }
}
