package org.travessia.post.control;

/**
 * Somebody who writes, as readers see them.
 *
 * @param bio may be empty
 * @param website null for none
 * @param avatar an image's address, null for none (a query's constructor cannot make an Optional)
 */
public record AuthorView(long id, String username, String displayName, String bio, String website, String avatar) {}
