package org.travessia.redirect.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.travessia.redirect.entity.Redirect;
import org.travessia.web.WebAddress;

/**
 * What an editor may redirect, and where to. A redirect of the blog's own name that leads where nobody meant it to, or that stands
 * where people expect the blog itself, would be a tool for phishing.
 */
final class RedirectRules {

    /** First parts of paths at which people sign in, work, or load what pages are made of. In small letters. */
    private static final Set<String> RESERVED = Set.of(
            ".well-known",
            "account",
            "admin",
            "api",
            "assets",
            "console",
            "error-pages",
            "forgot-password",
            "health",
            "language",
            "management",
            "media",
            "metrics",
            "openapi",
            "setup",
            "sign-in",
            "sign-out",
            "static",
            "theme",
            "views");

    /** What RFC 3986 lets stand in a query. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9\\-._~:/?@!$&'()*+,;=%\\[\\]]*");

    private static final Pattern TAIL = Pattern.compile("[?#]");
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.\\.?(?:/|$)");

    private RedirectRules() {}

    /**
     * The path that somebody typed as readers' browsers ask for it: percent-decoded, without a slash at its end, with its query
     * where it has one.
     *
     * @param base the blog's own address, without a slash at its end, which may stand before it
     * @return empty if it is none
     */
    static Optional<String> path(String typed, String base) {
        String local = withoutBase(typed, base);
        int query = local.indexOf('?');
        return decoded(query < 0 ? local : local.substring(0, query))
                .map(path -> path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .flatMap(path -> query < 0 || query == local.length() - 1
                        ? Optional.of(path)
                        : Optional.of(local.substring(query))
                                .filter(tail -> QUERY.matcher(tail).matches())
                                .map(tail -> path + tail))
                .filter(path -> path.length() <= Redirect.MAX_PATH);
    }

    /** Whether a path is the home page, whatever its query: something is there, so that nobody would be redirected. */
    static boolean home(String path) {
        return path.equals("/") || path.startsWith("/?");
    }

    /** Whether something of the blog's own may be at a path, or may come to be. */
    static boolean reserved(String path) {
        String first = path.substring(1).split("[/?;]", 2)[0].toLowerCase(Locale.ROOT);
        return RESERVED.contains(first);
    }

    /**
     * Where to, as it is kept: a path of this blog, percent-decoded but for its query and fragment, or the address of a page
     * elsewhere.
     *
     * @param base the blog's own address, without a slash at its end, which is taken off
     * @return empty if it may lead nowhere like that
     */
    static Optional<String> target(String typed, String base) {
        String local = withoutBase(typed, base);
        if (!local.startsWith("/")) {
            return Optional.of(local)
                    .filter(address -> address.length() <= Redirect.MAX_TARGET)
                    .filter(WebAddress::valid);
        }
        List<String> parts = List.of(TAIL.split(local, 2));
        String tail = local.substring(parts.get(0).length());
        return decoded(parts.get(0))
                .filter(path -> QUERY.matcher(tail.replaceFirst("#", "?")).matches())
                .map(path -> path + tail)
                .filter(path -> path.length() <= Redirect.MAX_TARGET);
    }

    private static String withoutBase(String typed, String base) {
        String text = typed.strip();
        return text.equals(base) ? "/" : text.startsWith(base + "/") ? text.substring(base.length()) : text;
    }

    /** Decoded once, as the server decodes what browsers ask for; nothing in it may be read as another host, folder or line. */
    private static Optional<String> decoded(String path) {
        try {
            String plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean safe = plain.startsWith("/")
                    && !plain.contains("//")
                    && !DOTS.matcher(plain).find()
                    && plain.chars().noneMatch(c -> Character.isISOControl(c) || "\\?#;\uFFFD".indexOf(c) >= 0)
                    && plain.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            return safe ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
