package org.travessia.post.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.Passwords;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.Slug;

/** What a title, a text and a slug must be, whichever way they come: form, API, command line, import. */
public final class PostRules {

    /** The greatest length of a title in characters (code points). */
    public static final int MAX_TITLE = 200;

    /** The greatest length of a text in characters: about ten times a long chapter of a book. */
    public static final int MAX_MARKDOWN = 1_000_000;

    /** The greatest length of a summary, of what search engines show, and of an image's description. */
    public static final int MAX_SUMMARY = 500;

    /** The greatest length of an address. */
    public static final int MAX_ADDRESS = 500;

    /** How long what was thrown away can come back. */
    public static final Duration IN_TRASH = Duration.ofDays(30);

    /** First parts of paths that are the blog's own, so that no page can be there. */
    private static final Set<String> RESERVED = Set.of(
            "account",
            "admin",
            "api",
            "archive",
            "authors",
            "categories",
            "comments",
            "feeds",
            "files",
            "forgot-password",
            "health",
            "language",
            "media",
            "og",
            "page",
            "posts",
            "search",
            "setup",
            "sign-in",
            "sign-out",
            "static",
            "tags",
            "theme",
            "views");

    private static final Set<String> LANGUAGES = Set.of("en", "pt-BR");

    private PostRules() {}

    /** Whether a page cannot have this slug, because the blog has something else there. */
    public static boolean reserved(Slug slug) {
        return RESERVED.contains(slug.toString());
    }

    /**
     * Checks a title, an address and a text.
     *
     * @throws Invalid with an error for each field that breaks a rule
     */
    static void check(String title, Optional<String> slug, String markdown) {
        check(title, slug, markdown, PostDetails.PLAIN);
    }

    /**
     * Checks all fields at once.
     *
     * @throws Invalid with an error for each field that breaks a rule
     */
    static void check(String title, Optional<String> slug, String markdown, PostDetails details) {
        List<FieldError> errors = new ArrayList<>();
        if (title.isBlank()) {
            errors.add(new FieldError("title", "post.title.empty", List.of()));
        } else if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            errors.add(new FieldError("title", "post.title.long", List.of(MAX_TITLE)));
        } else if (title.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("title", "post.title.control", List.of()));
        }
        if (slug.isPresent() && Slug.parse(slug.get()).isEmpty()) {
            errors.add(new FieldError("slug", "post.slug.invalid", List.of(Slug.MAX_LENGTH)));
        }
        if (markdown.isBlank()) {
            errors.add(new FieldError("markdown", "post.markdown.empty", List.of()));
        } else if (markdown.codePointCount(0, markdown.length()) > MAX_MARKDOWN) {
            errors.add(new FieldError("markdown", "post.markdown.long", List.of(MAX_MARKDOWN)));
        } else if (markdown.chars().anyMatch(PostRules::unprintable)) {
            errors.add(new FieldError("markdown", "post.markdown.control", List.of()));
        }
        check(details, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void check(PostDetails details, List<FieldError> errors) {
        line("summary", details.summary(), MAX_SUMMARY, errors);
        line("seoTitle", details.seoTitle(), MAX_TITLE, errors);
        line("seoDescription", details.seoDescription(), MAX_SUMMARY, errors);
        line("featureImageAlt", details.featureImageAlt(), MAX_SUMMARY, errors);
        details.featureImage()
                .filter(address -> !address(address, true))
                .ifPresent(wrong ->
                        errors.add(new FieldError("featureImage", "post.featureImage.invalid", List.of(MAX_ADDRESS))));
        details.canonicalUrl()
                .filter(address -> !address(address, false))
                .ifPresent(wrong ->
                        errors.add(new FieldError("canonicalUrl", "post.canonicalUrl.invalid", List.of(MAX_ADDRESS))));
        details.language()
                .filter(tag -> !LANGUAGES.contains(tag))
                .ifPresent(wrong -> errors.add(new FieldError("language", "post.language.unknown", List.of())));
        details.menuOrder()
                .filter(order -> order < 0 || order > 999)
                .ifPresent(wrong -> errors.add(new FieldError("menuOrder", "post.menuOrder.invalid", List.of())));
        details.password()
                .filter(word -> word.isBlank() || word.length() > Passwords.MAX)
                .ifPresent(wrong -> errors.add(new FieldError("password", "post.password.missing", List.of())));
    }

    private static void line(String field, String text, int most, List<FieldError> errors) {
        if (text.codePointCount(0, text.length()) > most) {
            errors.add(new FieldError(field, "post.line.long", List.of(most)));
        } else if (text.chars().anyMatch(PostRules::unprintable)) {
            errors.add(new FieldError(field, "post.markdown.control", List.of()));
        }
    }

    /** A whole http or https address, or, where that will do, a path of this blog. */
    private static boolean address(String address, boolean orPath) {
        if (address.length() > MAX_ADDRESS) {
            return false;
        }
        try {
            URI uri = new URI(address);
            boolean whole = ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
            return whole
                    || orPath && uri.getScheme() == null && uri.getRawAuthority() == null && address.startsWith("/");
        } catch (URISyntaxException invalid) {
            return false;
        }
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
