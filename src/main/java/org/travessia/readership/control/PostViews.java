package org.travessia.readership.control;

/**
 * How often a post was read.
 *
 * @param views by people with a script in their browser, in the days asked for
 */
public record PostViews(long postId, String title, long views) {}
