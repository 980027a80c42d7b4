package org.travessia.feed.control;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the addresses in a post's HTML whole: a feed is read elsewhere, where a relative one leads nowhere. */
final class AbsoluteLinks {

    /** The sanitizer writes attributes in this form only, and no quotation mark of a text stays one. */
    private static final Pattern ATTRIBUTE = Pattern.compile(" (href|src)=\"([^\"]*)\"");

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private AbsoluteLinks() {}

    /** Completes the addresses of sanitised HTML that stands at a post's address. */
    static String in(String html, URI baseUrl, String postUrl) {
        return ATTRIBUTE
                .matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(
                        " " + found.group(1) + "=\"" + complete(found.group(2), baseUrl, postUrl) + "\""));
    }

    /** The whole address of what a text at a post's address names. */
    static String complete(String address, URI baseUrl, String postUrl) {
        if (ABSOLUTE.matcher(address).matches()) {
            return address;
        }
        if (address.startsWith("//")) {
            return baseUrl.getScheme() + ":" + address;
        }
        if (address.startsWith("/")) {
            return baseUrl + address;
        }
        if (address.isEmpty() || address.startsWith("#") || address.startsWith("?")) {
            return postUrl + address;
        }
        return postUrl.substring(0, postUrl.lastIndexOf('/') + 1) + address;
    }
}
