package org.travessia.webhook.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.travessia.platform.WholeUrl;
import org.travessia.post.entity.PostKind;
import org.travessia.webhook.control.SubjectRepository.PublicComment;
import org.travessia.webhook.control.SubjectRepository.PublicPost;
import org.travessia.webhook.entity.EventType;

/**
 * What is sent: {@code {"id", "type", "timestamp", "data"}}, described in docs/webhooks.md.
 *
 * @param id the same for all endpoints
 * @param payload JSON
 */
record Message(String id, EventType event, String payload) {

    static Message of(EventType event, Instant now, JsonObject data) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        String payload = Json.createObjectBuilder()
                .add("id", id)
                .add("type", event.type())
                .add("timestamp", time(now))
                .add("data", data)
                .build()
                .toString();
        return new Message(id, event, payload);
    }

    /** All that is told of a post that everybody finds. */
    static JsonObject post(PublicPost post, String baseUrl) {
        JsonObjectBuilder json = Json.createObjectBuilder(post(post.id(), post.kind(), post.path(), baseUrl))
                .add("title", post.title())
                .add("summary", post.summary())
                .add("language", post.language())
                .add("author", Json.createObjectBuilder().add("name", post.author()))
                .add("publishedAt", time(post.publishedAt()))
                .add("updatedAt", time(post.updatedAt()));
        post.category().ifPresent(category -> json.add("category", category));
        return json.add("tags", Json.createArrayBuilder(post.tags())).build();
    }

    /** All that is told of a post that is no longer everybody's to find. */
    static JsonObject post(long id, PostKind kind, String path, String baseUrl) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("kind", kind == PostKind.PAGE ? "page" : "post")
                .add("url", WholeUrl.ofPath(baseUrl, path))
                .build();
    }

    /** What is told of a comment: its text only while readers see it. */
    static JsonObject comment(PublicComment comment, String baseUrl) {
        String postUrl = WholeUrl.ofPath(baseUrl, comment.postPath());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", comment.id())
                .add("shown", comment.shown())
                .add("createdAt", time(comment.createdAt()))
                .add(
                        "post",
                        Json.createObjectBuilder()
                                .add("id", comment.postId())
                                .add("url", postUrl)
                                .add("title", comment.postTitle()));
        if (comment.shown()) {
            comment.parentId().ifPresent(parent -> json.add("parentId", parent));
            json.add("url", postUrl + "?comment=" + comment.id() + "#comment-" + comment.id())
                    .add("author", Json.createObjectBuilder().add("name", comment.author()))
                    .add("html", comment.html());
        }
        return json.build();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
