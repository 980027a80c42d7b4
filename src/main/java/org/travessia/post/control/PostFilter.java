package org.travessia.post.control;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;

/**
 * What the administration's list shows.
 *
 * @param words a tsquery: each word searched for, by its beginning, all of them
 * @param authorId only this person's posts
 * @param author only the posts of whoever signs in by this name
 * @param kind only entries, or only pages
 * @param trashed what lies in the trash, instead of what does not
 */
public record PostFilter(
        Optional<PostStatus> status,
        Optional<Instant> changedSince,
        Optional<String> words,
        Optional<Long> authorId,
        Optional<String> author,
        Optional<PostKind> kind,
        boolean trashed) {

    /** Of posts and pages that are not in the trash. */
    public PostFilter(
            Optional<PostStatus> status,
            Optional<Instant> changedSince,
            Optional<String> words,
            Optional<Long> authorId) {
        this(status, changedSince, words, authorId, Optional.empty(), Optional.empty(), false);
    }

    /** The tsquery for what somebody typed; anything but letters and digits parts words, so nothing of it is syntax. */
    public static Optional<String> words(String typed) {
        String query = Arrays.stream(typed.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(10)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    /** The same for one person's posts only. */
    PostFilter ofAuthor(long personId) {
        return new PostFilter(status, changedSince, words, Optional.of(personId), author, kind, trashed);
    }
}
