package org.travessia.readership.control;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Of the page that led somebody to a post only the host is kept, and of a search engine's, however many names it has, one word. What the
 * browser says of it is anybody's word: what cannot be a public host is "other".
 */
final class Referrers {

    /** What is not counted by itself. A host has a dot. */
    static final String OTHER = "other";

    private static final int LONGEST = 100;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern TOP = Pattern.compile("[a-z]{2,24}|xn--[a-z0-9-]{2,59}");

    /** Names that lead nowhere from elsewhere. */
    private static final Set<String> LOCAL =
            Set.of("localhost", "local", "internal", "lan", "home", "test", "invalid", "example");

    /** The names of search engines, by the label that stands before the public part of their hosts. */
    private static final Map<String, String> ENGINES = Map.ofEntries(
            Map.entry("google", "Google"),
            Map.entry("bing", "Bing"),
            Map.entry("duckduckgo", "DuckDuckGo"),
            Map.entry("yahoo", "Yahoo"),
            Map.entry("yandex", "Yandex"),
            Map.entry("baidu", "Baidu"),
            Map.entry("ecosia", "Ecosia"),
            Map.entry("qwant", "Qwant"),
            Map.entry("startpage", "Startpage"),
            Map.entry("kagi", "Kagi"),
            Map.entry("naver", "Naver"),
            Map.entry("seznam", "Seznam"),
            Map.entry("mojeek", "Mojeek"),
            Map.entry("sogou", "Sogou"));

    /** Engines under another name. */
    private static final Map<String, String> ALIASES = Map.of("ya.ru", "yandex");

    private Referrers() {}

    /**
     * What is counted of a host.
     *
     * @param typed as the browser said it, with a port perhaps
     * @param own the blog's own host, which leads to itself
     * @return a host without {@code www.}, a search engine's word, or {@link #OTHER}; empty where nothing is said or the blog led to
     *     itself
     */
    static Optional<String> of(String typed, String own) {
        String host = bare(typed);
        if (host.isEmpty() || host.equals(bare(own))) {
            return Optional.empty();
        }
        if (!isPublic(host)) {
            return Optional.of(OTHER);
        }
        return Optional.of(
                Optional.ofNullable(ALIASES.get(host)).or(() -> engine(host)).orElse(host));
    }

    /** Whether what is counted is a host, and no word. */
    static boolean isHost(String counted) {
        return counted.contains(".");
    }

    /** What a search engine is called, by its word; a host as it is. */
    static String name(String counted) {
        return ENGINES.getOrDefault(counted, counted);
    }

    private static String bare(String typed) {
        String host = typed.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return ascii(host.startsWith("www.") ? host.substring(4) : host);
    }

    private static String ascii(String host) {
        try {
            return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException noName) {
            return "?";
        }
    }

    private static boolean isPublic(String host) {
        String[] labels = host.split("\\.", -1);
        if (host.length() > LONGEST || labels.length < 2) {
            return false;
        }
        String top = labels[labels.length - 1];
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return TOP.matcher(top).matches() && !LOCAL.contains(top);
    }

    /** {@code google.com.br} and {@code search.yahoo.co.jp}, not {@code google.evil.example}: two short labels at most come after it. */
    private static Optional<String> engine(String host) {
        String[] labels = host.split("\\.");
        for (int at = Math.max(0, labels.length - 3); at < labels.length - 1; at++) {
            boolean publicPart =
                    labels.length - at == 2 || labels[at + 1].length() <= 3 && labels[at + 2].length() == 2;
            if (ENGINES.containsKey(labels[at]) && publicPart) {
                return Optional.of(labels[at]);
            }
        }
        return Optional.empty();
    }
}
