package org.travessia.platform;

import java.net.URI;
import java.net.URISyntaxException;

/** Whole addresses of this blog, in ASCII as RFC 3986 has them: what stands in a page's head, a feed or a sitemap leads there from anywhere. */
public final class WholeUrl {

    private WholeUrl() {}

    /**
     * The address of a path of this blog.
     *
     * @param baseUrl without a trailing slash
     * @param path begins with a slash and is not percent-encoded
     */
    public static String ofPath(String baseUrl, String path) {
        try {
            return baseUrl + new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException notAPath) {
            return baseUrl + path;
        }
    }

    /**
     * The address to which a reference leads that somebody wrote into a page, such as an image's.
     *
     * @param baseUrl without a trailing slash
     * @param reference begins with a slash for a place on this blog, percent-encoded where it needs to be; anything else stays as it is
     */
    public static String ofReference(String baseUrl, String reference) {
        String whole = reference.startsWith("/") && !reference.startsWith("//") ? baseUrl + reference : reference;
        try {
            return new URI(whole).toASCIIString();
        } catch (URISyntaxException asItWasTyped) {
            return whole;
        }
    }
}
