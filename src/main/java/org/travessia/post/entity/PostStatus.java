package org.travessia.post.entity;

/** How far a post is on its way to its readers. */
public enum PostStatus {
    /** Only people who may edit it see it. */
    DRAFT,
    /** As a draft, until its time comes and it publishes itself. */
    SCHEDULED,
    /** Shown to whom its {@link Visibility} says. */
    PUBLISHED
}
