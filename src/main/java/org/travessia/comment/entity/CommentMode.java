package org.travessia.comment.entity;

/** Whose comments are shown without a moderator. */
public enum CommentMode {
    /** Nobody may comment. */
    CLOSED,
    /** Everybody's comments wait. */
    MODERATED,
    /** A guest's first comment waits; later ones from the same browser and address do not. */
    FIRST_MODERATED,
    /** All are shown at once but those that look like spam. */
    FREE
}
