package org.travessia.account.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a personal access token may be used for (RFC 6749, 3.3). It narrows what its person may do and never adds to it: a role that was
 * taken away is taken from the tokens, too.
 */
public enum Scope {
    /** Posts and pages, those included that only their writers see. */
    POSTS_READ("posts:read"),
    /** Writing, publishing and throwing away posts and pages, which shows those that its person may edit. */
    POSTS_WRITE("posts:write"),
    /** The library of files. */
    MEDIA_READ("media:read"),
    /** Bringing files into the library, describing and deleting them. */
    MEDIA_WRITE("media:write"),
    /** Reading comments with what only moderators see, and deciding about them. */
    COMMENTS_MODERATE("comments:moderate");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As it stands in forms, challenges and the description of the API, such as {@code posts:read}. */
    public String word() {
        return word;
    }

    /** The last part of the key of a text about it: properties' keys take no colon. */
    public String key() {
        return word.replace(':', '.');
    }

    /** The scope that a word names, if it is one. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    /** Reads what {@link #join} wrote; a word that this program does not know grants nothing. */
    public static Set<Scope> split(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.split(" ")) {
            of(word).ifPresent(scopes::add);
        }
        return scopes;
    }

    /** Their words, parted by blanks, in the order of this list. */
    public static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).distinct().collect(Collectors.joining(" "));
    }
}
