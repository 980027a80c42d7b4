package org.travessia.post.control;

import java.time.Instant;
import java.util.List;

/**
 * A post's saved texts, one of them beside the one before.
 *
 * @param revisions newest first, at most {@value #MOST}
 * @param shown the one that is compared
 * @param before what the one before it says, empty if there is none
 * @param after what it says itself
 */
public record RevisionView(long postId, String title, List<Entry> revisions, Entry shown, String before, String after) {

    /** The most that the page lists. */
    public static final int MOST = 100;

    /**
     * A saved text.
     *
     * @param editorName who saved it; empty once that person is no more
     */
    public record Entry(int number, Instant savedAt, String editorName, String title) {}

    /**
     * A line on both sides.
     *
     * @param kind {@code same}, {@code changed}, {@code added}, {@code removed}, or {@code gap} where equal lines were left out
     * @param oldNumber the line's number before, 0 where there is none
     * @param newNumber the line's number after, 0 where there is none
     */
    public record DiffRow(String kind, int oldNumber, List<Piece> old, int newNumber, List<Piece> now) {}

    /** A part of a line, apart from the rest where it differs. */
    public record Piece(String text, boolean differs) {}
}
