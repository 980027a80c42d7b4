package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody changes of a post.
 *
 * @param slug the address wished for; empty to keep it
 * @param published whether it is published, now or at {@code publishAt}
 * @param publishAt when to publish it; empty for now. One that is still to come schedules the post, one that has passed is the date of
 *     its publication; of a published post, the date that it has from now on, empty to keep the one it has
 * @param expectedVersion the version that the edit began from; empty to overwrite whatever is there, as an import does
 * @param editorId the person who edits
 * @param source what an import makes the change of; empty otherwise
 * @param details what else is said about it; empty to keep all that
 */
public record EditPost(
        String title,
        Optional<String> slug,
        String markdown,
        boolean published,
        Optional<Instant> publishAt,
        Optional<Integer> expectedVersion,
        long editorId,
        Optional<ImportSource> source,
        Optional<PostDetails> details) {

    /** Only of title, address, text, and whether it is published. */
    public EditPost(
            String title,
            Optional<String> slug,
            String markdown,
            boolean published,
            Optional<Integer> expectedVersion,
            long editorId,
            Optional<ImportSource> source) {
        this(title, slug, markdown, published, Optional.empty(), expectedVersion, editorId, source, Optional.empty());
    }
}
