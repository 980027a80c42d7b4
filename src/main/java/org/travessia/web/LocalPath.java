package org.travessia.web;

import java.util.regex.Pattern;

/** Where a {@code next=} may lead: to a path of this blog and nowhere else. */
public final class LocalPath {

    /**
     * One slash and no second one, which would name another host; then only what RFC 3986 lets stand in an address. So no
     * backslash either, which browsers take for a slash, and no control character, which they drop before they look.
     */
    private static final Pattern SAFE = Pattern.compile("/(?!/)[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]{0,2000}");

    private LocalPath() {}

    /** The path if it is one of this blog, else that of the home page. */
    public static String orHome(String next) {
        return or(next, "/");
    }

    /** The path if it is one of this blog, else the given one. */
    public static String or(String next, String otherwise) {
        return next != null && SAFE.matcher(next).matches() ? next : otherwise;
    }
}
