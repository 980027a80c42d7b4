package org.travessia.post.control;

import java.util.List;
import java.util.Optional;

/**
 * What a reader of a post may go on to, and what the library says of its pictures.
 *
 * @param tags those of the post, in its order
 * @param previous the one published before it
 * @param next the one published after it
 * @param related posts with the same tags or on the same shelf, the closest first
 * @param translations the same in other languages
 * @param portrait the address of its author's picture, small
 * @param caption what the library says below its image
 */
public record Surroundings(
        List<Neighbour> tags,
        Optional<Neighbour> previous,
        Optional<Neighbour> next,
        List<Neighbour> related,
        List<Neighbour> translations,
        Optional<String> portrait,
        Optional<String> caption) {

    /** Nothing around it. */
    public static final Surroundings NONE = new Surroundings(
            List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());

    /**
     * Something to go on to.
     *
     * @param path on this blog, not percent-encoded
     * @param language a language tag; empty for the site's own, or where it does not matter
     */
    public record Neighbour(String title, String path, String language) {}
}
