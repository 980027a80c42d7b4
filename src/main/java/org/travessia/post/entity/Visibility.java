package org.travessia.post.entity;

/** Who may read a post once it is published. */
public enum Visibility {
    /** Everybody, and everybody finds it. */
    PUBLIC,
    /** Everybody who has its address; no list, feed or search shows it. */
    UNLISTED,
    /** Only people who may edit it. */
    PRIVATE,
    /** Everybody who knows its password. */
    PASSWORD;

    /** Whether everybody who has the address may read it, and caches may give it to them. */
    public boolean open() {
        return this == PUBLIC || this == UNLISTED;
    }
}
