package org.travessia.post.boundary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.travessia.platform.Sha256;
import org.travessia.web.Layout;
import org.travessia.web.Messages;

/**
 * A field of a post's form besides its title and text, as two people may have filled it in differently. Its name is the one in the form
 * and, after {@code post.form.}, that of its label.
 */
public enum PostField {
    SLUG("slug", form -> form.slug, (form, value) -> form.slug = value),
    PUBLISH_AT("publishAt", form -> form.publishAt, (form, value) -> form.publishAt = value),
    VISIBILITY("visibility", form -> form.visibility, (form, value) -> form.visibility = value),
    PINNED("pinned", form -> String.valueOf(form.pinned), (form, value) -> form.pinned = Boolean.parseBoolean(value)),
    COMMENTS_OPEN(
            "commentsOpen",
            form -> String.valueOf(form.commentsOpen),
            (form, value) -> form.commentsOpen = Boolean.parseBoolean(value)),
    TAGS("tags", form -> tags(form.tags), (form, value) -> form.tags = value),
    CATEGORY("category", form -> form.category, (form, value) -> form.category = value),
    KIND("kind", form -> form.kind, (form, value) -> form.kind = value),
    MENU_ORDER("menuOrder", form -> form.menuOrder, (form, value) -> form.menuOrder = value),
    LANGUAGE("language", form -> form.language, (form, value) -> form.language = value),
    TRANSLATION_OF("translationOf", form -> form.translationOf, (form, value) -> form.translationOf = value),
    SUMMARY("summary", form -> form.summary, (form, value) -> form.summary = value),
    FEATURE_IMAGE("featureImage", form -> form.featureImage, (form, value) -> form.featureImage = value),
    FEATURE_IMAGE_ALT("featureImageAlt", form -> form.featureImageAlt, (form, value) -> form.featureImageAlt = value),
    SEO_TITLE("seoTitle", form -> form.seoTitle, (form, value) -> form.seoTitle = value),
    SEO_DESCRIPTION("seoDescription", form -> form.seoDescription, (form, value) -> form.seoDescription = value),
    CANONICAL_URL("canonicalUrl", form -> form.canonicalUrl, (form, value) -> form.canonicalUrl = value);

    private static final int PRINT = 12;

    private final String fieldName;
    private final Function<PostForm, String> read;
    private final BiConsumer<PostForm, String> write;

    PostField(String fieldName, Function<PostForm, String> read, BiConsumer<PostForm, String> write) {
        this.fieldName = fieldName;
        this.read = read;
        this.write = write;
    }

    /** The field of this name, if there is one. */
    static Optional<PostField> of(String name) {
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(name))
                .findFirst();
    }

    /** What tells later which fields of a form were changed: a fingerprint of each, in their order. */
    static String prints(PostForm form) {
        return Arrays.stream(values()).map(field -> field.print(form)).collect(Collectors.joining(" "));
    }

    public String fieldName() {
        return fieldName;
    }

    /** What it says, without what browsers add. */
    String value(PostForm form) {
        return read.apply(form).replace("\r\n", "\n").strip();
    }

    void take(PostForm to, PostForm from) {
        write.accept(to, value(from));
    }

    /**
     * Whether a form says in this field what it said when it was opened.
     *
     * @param opened what {@link #prints} said then; the answer is no where it is none
     */
    boolean untouched(PostForm form, String opened) {
        String[] prints = opened.split(" ");
        return prints.length == values().length && prints[ordinal()].equals(print(form));
    }

    /** What it says, for people; only of a form that can be saved. */
    public String shown(Layout layout, PostForm form) {
        String value = value(form);
        return switch (this) {
            case VISIBILITY -> layout.text("post.visibility." + value);
            case KIND -> layout.text("post.kind." + value);
            case PINNED, COMMENTS_OPEN -> layout.text("post.form." + (value.equals("true") ? "yes" : "no"));
            case LANGUAGE ->
                value.isEmpty()
                        ? layout.text("post.form.siteLanguage")
                        : Messages.in(Locale.forLanguageTag(value)).text("web.languageName");
            case PUBLISH_AT -> value.isEmpty() ? layout.text("post.form.nothing") : value.replace('T', ' ');
            default -> value.isEmpty() ? layout.text("post.form.nothing") : value;
        };
    }

    private String print(PostForm form) {
        return Sha256.hex(value(form).getBytes(StandardCharsets.UTF_8)).substring(0, PRINT);
    }

    private static String tags(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
