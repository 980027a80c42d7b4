package org.travessia.post.boundary;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.post.control.PostRow;
import org.travessia.post.control.PostSummary;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/** A post in a list of the API. */
@Schema(
        name = "PostSummary",
        description = "A post in a list. What only its writers need is missing from the list of published posts.")
public record ApiPostSummary(
        @Schema(required = true) long id,
        @Schema(required = true, examples = "A crossing") String title,
        @Schema(required = true, examples = "a-crossing") String slug,

        @Schema(required = true, description = "Its path on this blog.", examples = "/posts/a-crossing")
        String url,

        @Schema(description = "Its summary, or the beginning of its text.")
        Optional<String> excerpt,

        @Schema(required = true, description = "The name that readers see.", examples = "Ada Lovelace")
        String author,

        @Schema(description = "Missing if it was never published.")
        Optional<Instant> publishedAt,

        @Schema(description = "Of a scheduled one: when it publishes itself.")
        Optional<Instant> publishAt,

        Optional<Instant> trashedAt,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<PostStatus> status,
        Optional<PostKind> kind,
        Optional<Visibility> visibility,
        Optional<Integer> version) {

    static ApiPostSummary of(PostSummary post) {
        return new ApiPostSummary(
                post.id(),
                post.title(),
                post.slug(),
                PostKind.POST.path(post.slug()),
                Optional.of(post.excerpt()),
                post.authorName(),
                Optional.of(post.publishedAt()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ApiPostSummary of(PostRow post) {
        return new ApiPostSummary(
                post.id(),
                post.title(),
                post.slug(),
                post.path(),
                Optional.empty(),
                post.authorName(),
                Optional.ofNullable(post.publishedAt()),
                Optional.ofNullable(post.scheduledAt()),
                Optional.ofNullable(post.trashedAt()),
                Optional.of(post.createdAt()),
                Optional.of(post.updatedAt()),
                Optional.of(post.status()),
                Optional.of(post.kind()),
                Optional.of(post.visibility()),
                Optional.of(post.version()));
    }
}
