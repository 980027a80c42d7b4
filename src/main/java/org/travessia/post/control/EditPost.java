package org.travessia.post.control;

import java.util.Optional;

/**
 * What somebody changes of a post.
 *
 * @param slug the address wished for; empty to keep it
 * @param expectedVersion the version that the edit began from; empty to overwrite whatever is there, as an import does
 * @param editorId the person who edits
 * @param source what an import makes the change of; empty otherwise
 */
public record EditPost(
        String title,
        Optional<String> slug,
        String markdown,
        boolean published,
        Optional<Integer> expectedVersion,
        long editorId,
        Optional<ImportSource> source) {}
