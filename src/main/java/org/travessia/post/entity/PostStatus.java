package org.travessia.post.entity;

/** Who may read a post. */
public enum PostStatus {
    /** Only people who may edit it. */
    DRAFT,
    /** Everybody. */
    PUBLISHED
}
