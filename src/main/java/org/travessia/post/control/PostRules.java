package org.travessia.post.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.entity.Slug;

/** What a title, a text and a slug must be, whichever way they come: form, API, command line, import. */
public final class PostRules {

    /** The greatest length of a title in characters (code points). */
    public static final int MAX_TITLE = 200;

    /** The greatest length of a text in characters: about ten times a long chapter of a book. */
    public static final int MAX_MARKDOWN = 1_000_000;

    private PostRules() {}

    /**
     * Checks all fields at once.
     *
     * @throws Invalid with an error for each field that breaks a rule
     */
    static void check(String title, Optional<String> slug, String markdown) {
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
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
