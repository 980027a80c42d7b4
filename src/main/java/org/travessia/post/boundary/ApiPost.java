package org.travessia.post.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostSource;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/** A post as the API gives it. */
@Schema(name = "Post", description = "A post or a page with its text.")
public record ApiPost(
        @Schema(required = true) long id,
        @Schema(required = true, examples = "A crossing") String title,
        @Schema(required = true, examples = "a-crossing") String slug,

        @Schema(required = true, description = "Its path on this blog.", examples = "/posts/a-crossing")
        String url,

        @Schema(required = true) PostStatus status,
        @Schema(required = true) PostKind kind,
        @Schema(required = true) Visibility visibility,

        @Schema(required = true, description = "The text as it was written.", examples = "By *night*.")
        String markdown,

        @Schema(required = true, description = "The same as pages show it.", examples = "<p>By <em>night</em>.</p>")
        String html,

        @Schema(required = true, description = "The name that readers see.", examples = "Ada Lovelace")
        String author,

        @Schema(description = "Missing if it was never published.")
        Optional<Instant> publishedAt,

        @Schema(description = "Of a scheduled one: when it publishes itself.")
        Optional<Instant> publishAt,

        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, description = "What its ETag says, and If-Match must.")
        int version,

        @Schema(description = "Missing for the site's own.") Optional<String> language,

        @Schema(description = "Only for people who may edit it.")
        Optional<String> translationOf,

        @Schema(required = true) List<String> tags,
        Optional<String> category,
        @Schema(required = true) boolean pinned,
        Optional<Integer> menuOrder,
        Optional<String> featureImage,
        @Schema(required = true) String featureImageAlt,
        @Schema(required = true) String summary,
        @Schema(required = true) String seoTitle,
        @Schema(required = true) String seoDescription,
        Optional<String> canonicalUrl,
        @Schema(required = true) boolean commentsOpen) {

    static ApiPost of(PostSource post) {
        PostDetails details = post.details();
        return new ApiPost(
                post.id(),
                post.title(),
                post.slug(),
                post.path(),
                post.status(),
                details.kind(),
                details.visibility(),
                post.markdown(),
                post.html(),
                post.authorName(),
                post.publishedAt(),
                post.scheduledAt(),
                post.updatedAt(),
                post.version(),
                details.language(),
                // It may be a draft's.
                details.translationOf().filter(slug -> post.editable()),
                details.tags(),
                details.category(),
                details.pinned(),
                details.menuOrder(),
                details.featureImage(),
                details.featureImageAlt(),
                details.summary(),
                details.seoTitle(),
                details.seoDescription(),
                details.canonicalUrl(),
                details.commentsOpen());
    }
}
