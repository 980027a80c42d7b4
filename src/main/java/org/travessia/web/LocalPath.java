package org.travessia.web;

import java.util.regex.Pattern;

/** Where a {@code next=} may lead: to a path of this blog and nowhere else. */
public final class LocalPath {

    /**
     * One slash, then neither a second one nor a backslash, which browsers take for one: both would name another host. No
     * control character, space or backslash later either; browsers drop some of them before they look.
     */
    private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,2000}");

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
