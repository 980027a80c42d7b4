package org.travessia.post.control;

import java.util.List;
import java.util.Optional;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;

/**
 * All that a writer says about a post besides its title, address and text.
 *
 * @param password with {@link Visibility#PASSWORD}: the word that opens it; empty to keep the one it has
 * @param passwordHash the same as a PHC string, as a restored export has it; wins over {@code password}
 * @param language a language tag of the blog's; empty for the site's own language
 * @param translationOf the slug of a post that says the same in another language; empty for none
 * @param tags their names, in order; those that do not exist yet are made
 * @param category its name; empty for none
 * @param menuOrder its place in the menu, of a page only; empty to stand in none
 * @param featureImage an image's address; empty for none
 * @param summary what lists show of it; empty for the beginning of its text
 * @param seoTitle what search engines show instead of the title; empty for the title
 * @param seoDescription what search engines show of it; empty for the summary
 * @param canonicalUrl where it was first, elsewhere; empty for here
 */
public record PostDetails(
        PostKind kind,
        Visibility visibility,
        Optional<String> password,
        Optional<String> passwordHash,
        Optional<String> language,
        Optional<String> translationOf,
        List<String> tags,
        Optional<String> category,
        boolean pinned,
        Optional<Integer> menuOrder,
        Optional<String> featureImage,
        String featureImageAlt,
        String summary,
        String seoTitle,
        String seoDescription,
        Optional<String> canonicalUrl,
        boolean commentsOpen) {

    /** Of a post about which nothing is said: public, in the site's language, open to comments. */
    public static final PostDetails PLAIN = new PostDetails(
            PostKind.POST,
            Visibility.PUBLIC,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            "",
            Optional.empty(),
            true);
}
