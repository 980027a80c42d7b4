package org.travessia.post.control;

import java.util.List;

/**
 * What became of something done to several posts at once.
 *
 * @param id by which it can be undone
 * @param tag the tag's name, if it was about one, empty otherwise
 * @param changed how many posts it changed
 * @param left the posts that it left as they were
 */
public record PostChange(long id, PostAction action, String tag, int changed, List<Left> left) {

    /** Why a post was left as it was. */
    public enum Reason {
        /** It was so before. */
        ALREADY,
        /** The person may not do this to it. */
        FORBIDDEN,
        /** It has as many tags as a post may have. */
        TAGS
    }

    /** A post that was left as it was. */
    public record Left(String title, Reason reason) {}

    /**
     * What became of the undoing.
     *
     * @param back how many posts are again as they were
     * @param left how many are not, because somebody has changed them since
     */
    public record Undone(int back, int left) {}
}
