package org.travessia.feed.control;

import java.util.Arrays;
import java.util.Optional;

/** The formats that readers' programs understand. */
public enum FeedFormat {
    /** RSS 2.0. */
    RSS("RSS", "rss_2.0", "application/rss+xml", "rss.xml"),
    /** Atom 1.0, RFC 4287. */
    ATOM("Atom", "atom_1.0", "application/atom+xml", "atom.xml"),
    /** JSON Feed 1.1, jsonfeed.org. */
    JSON("JSON Feed", "", "application/feed+json", "feed.json");

    private final String title;
    private final String romeName;
    private final String contentType;
    private final String file;

    FeedFormat(String title, String romeName, String contentType, String file) {
        this.title = title;
        this.romeName = romeName;
        this.contentType = contentType;
        this.file = file;
    }

    /** The format of a file of this name. */
    public static Optional<FeedFormat> of(String file) {
        return Arrays.stream(values())
                .filter(format -> format.file.equals(file))
                .findFirst();
    }

    /** What the format is called, in every language. */
    public String title() {
        return title;
    }

    String romeName() {
        return romeName;
    }

    /** The media type, without a charset. */
    public String contentType() {
        return contentType;
    }

    /** Where the site's feed is. */
    public String path() {
        return path("");
    }

    /** Where the feed is of what has its page at a path, such as {@code /tags/java}. */
    public String path(String page) {
        return "/feeds" + page + "/" + file;
    }
}
