package org.travessia.post.control;

/**
 * A page, which does not age, that everybody finds.
 *
 * @param excerpt its summary, or the beginning of its text
 */
public record PublicPage(String title, String slug, String excerpt) {}
