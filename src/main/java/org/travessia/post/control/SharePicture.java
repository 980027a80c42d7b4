package org.travessia.post.control;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.travessia.platform.Sha256;

/**
 * The picture that other sites show of a post without an image of its own, its title and the blog's, in the blog's colour; and of the blog
 * and its lists, its title alone.
 *
 * @param siteTitle above the title; empty for nothing
 * @param accent a colour such as {@code #0d5566}
 */
public record SharePicture(String title, String siteTitle, String accent) {

    /** What Open Graph, and those who read it, show whole. */
    public static final int WIDTH = 1200;

    /** See {@link #WIDTH}. */
    public static final int HEIGHT = 630;

    /** The path of the blog itself. */
    public static final String HOME = "/";

    /** The accent of the blog's own style sheet. */
    public static final String OWN_ACCENT = "#0d5566";

    /** Raised whenever the same is drawn differently. */
    private static final String DRAWING = "1";

    private static final int VERSION_LENGTH = 16;

    /** The picture of a post. */
    public SharePicture(String title, String siteTitle, Optional<String> accent) {
        this(title, siteTitle, accent.orElse(OWN_ACCENT));
    }

    /** The picture of the blog itself, whose path is that of {@link #HOME}. */
    public static SharePicture ofSite(String siteTitle, Optional<String> accent) {
        return new SharePicture(siteTitle, "", accent);
    }

    /** Tells one picture from any other, and is a part of its address, so that it can be kept for ever: 16 hexadecimal digits. */
    public String version() {
        String all = String.join("\0", DRAWING, title, siteTitle, accent);
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_LENGTH);
    }

    /**
     * Its path on this blog, not percent-encoded.
     *
     * @param path of what it is of
     */
    public String path(String path) {
        return "/og" + path + "-" + version() + ".png";
    }
}
