package org.travessia.post.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to several posts at once. All of it can be undone, see {@link ChangePosts}. */
public enum PostAction {
    PUBLISH,
    UNPUBLISH,
    TRASH,
    RESTORE,
    TAG;

    /** As it stands in forms and addresses, and in the keys of texts about it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action that a form names, if it is one. */
    public static Optional<PostAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
