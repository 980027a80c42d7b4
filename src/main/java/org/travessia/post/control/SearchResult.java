package org.travessia.post.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.travessia.post.entity.PostKind;

/**
 * A post or a page that a search found.
 *
 * @param snippet where the words stand in it, marked for {@link #parts}
 */
public record SearchResult(
        PostKind kind, String title, String slug, String authorName, Instant publishedAt, String snippet) {

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return kind.path(slug);
    }

    /**
     * A piece of the snippet.
     *
     * @param found whether it is what was searched for
     */
    public record Part(String text, boolean found) {}

    /** The snippet, what was found apart from the rest. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String piece : snippet.split(PostListRepository.MARK, -1)) {
            String[] halves = piece.split(PostListRepository.END_MARK, 2);
            if (halves.length == 2) {
                parts.add(new Part(halves[0], true));
            }
            parts.add(new Part(halves[halves.length - 1], false));
        }
        return parts;
    }
}
