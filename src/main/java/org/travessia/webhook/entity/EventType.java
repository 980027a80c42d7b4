package org.travessia.webhook.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an endpoint can be told of. */
public enum EventType {
    POST_PUBLISHED("post.published"),
    POST_UPDATED("post.updated"),
    POST_UNPUBLISHED("post.unpublished"),
    POST_DELETED("post.deleted"),
    PAGE_PUBLISHED("page.published"),
    PAGE_UPDATED("page.updated"),
    PAGE_UNPUBLISHED("page.unpublished"),
    PAGE_DELETED("page.deleted"),
    COMMENT_CREATED("comment.created"),
    COMMENT_APPROVED("comment.approved"),
    COMMENT_UPDATED("comment.updated"),
    COMMENT_REMOVED("comment.removed"),
    /** Somebody pressed a button to see whether anything arrives. */
    TEST("webhook.test");

    private final String type;

    EventType(String type) {
        this.type = type;
    }

    /** As messages have it: "post.published". */
    public String type() {
        return type;
    }

    /** Those that an endpoint asks for, in the order in which people are asked. */
    public static List<EventType> choices() {
        return Arrays.stream(values()).filter(event -> event != TEST).toList();
    }

    /** By the name that messages have. */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }
}
