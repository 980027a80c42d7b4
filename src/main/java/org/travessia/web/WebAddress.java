package org.travessia.web;

import java.net.URI;
import java.util.regex.Pattern;

/** The address of a page of the web that somebody typed, for links and redirects. */
public final class WebAddress {

    /** Only what RFC 3986 lets stand in an address: nothing that browsers drop or read otherwise. */
    private static final Pattern SAFE =
            Pattern.compile("https?://[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** Whether it is one of http or https, with a host, and without a name before it that passes itself off as one. */
    public static boolean valid(String address) {
        if (!SAFE.matcher(address).matches()) {
            return false;
        }
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
