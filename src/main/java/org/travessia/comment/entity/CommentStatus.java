package org.travessia.comment.entity;

/** What a moderator, or the policy, has made of a comment. Readers see approved ones only. */
public enum CommentStatus {
    /** Nobody has looked at it yet. */
    WAITING,
    /** Readers see it. */
    APPROVED,
    /** Not wanted; its words teach what else is not. */
    SPAM,
    /** Thrown away, for whatever reason; can be deleted for good. */
    TRASH
}
