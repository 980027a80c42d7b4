package org.travessia.comment.control;

import org.travessia.comment.entity.CommentStatus;

/** How many comments of each status there are; nobody counts further than {@link #MOST}. */
public record CommentCounts(int waiting, int approved, int spam, int trash) {

    /** "As many, or more". */
    public static final int MOST = 100;

    /** A count as people see it: "12" or "99+". */
    public static String shown(int count) {
        return count >= MOST ? (MOST - 1) + "+" : String.valueOf(count);
    }

    /** Those of one status. */
    public int of(CommentStatus status) {
        return switch (status) {
            case WAITING -> waiting;
            case APPROVED -> approved;
            case SPAM -> spam;
            case TRASH -> trash;
        };
    }
}
