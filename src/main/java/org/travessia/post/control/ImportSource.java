package org.travessia.post.control;

/**
 * What an import made a post of.
 *
 * @param file the file's name, by which the next run finds the post again
 * @param fingerprint a hash of what that file asked for; while it is the same, the post is left as people have edited it since
 */
public record ImportSource(String file, String fingerprint) {}
