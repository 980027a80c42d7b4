package org.travessia.feed.control;

/** The two formats that readers' programs understand. */
public enum FeedFormat {
    RSS("rss_2.0", "application/rss+xml", "/feeds/rss.xml"),
    ATOM("atom_1.0", "application/atom+xml", "/feeds/atom.xml");

    private final String romeName;
    private final String contentType;
    private final String path;

    FeedFormat(String romeName, String contentType, String path) {
        this.romeName = romeName;
        this.contentType = contentType;
        this.path = path;
    }

    String romeName() {
        return romeName;
    }

    /** The media type, without a charset. */
    public String contentType() {
        return contentType;
    }

    /** Where on the blog the feed is. */
    public String path() {
        return path;
    }
}
