package org.travessia.readership.control;

/**
 * Somebody came to a post from elsewhere.
 *
 * @param from what {@link Referrers} makes of it
 */
public record Referral(long postId, String from) {}
