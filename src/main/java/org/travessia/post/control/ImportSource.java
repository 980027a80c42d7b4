package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What an import made a post of.
 *
 * @param file the file's name, by which the next run finds the post again
 * @param fingerprint a hash of what that file asked for; while it is the same, the post is left as people have edited it since
 * @param times when things happened where the post comes from; empty if that is not known, and they happen now
 */
public record ImportSource(String file, String fingerprint, Optional<Times> times) {

    public ImportSource(String file, String fingerprint) {
        this(file, fingerprint, Optional.empty());
    }

    /**
     * The times that a post had elsewhere.
     *
     * @param published for a post that becomes public
     */
    public record Times(Instant created, Instant published, Instant updated) {}
}
