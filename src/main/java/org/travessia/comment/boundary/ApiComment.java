package org.travessia.comment.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.comment.control.CommentRow;
import org.travessia.comment.entity.CommentStatus;

/** A comment as the API gives it to moderators. */
@Schema(name = "Comment", description = "A comment as moderators see it.")
public record ApiComment(
        @Schema(required = true) long id,
        @Schema(required = true) String postTitle,
        @Schema(required = true) String postSlug,
        @Schema(required = true) CommentStatus status,

        @Schema(description = "Who is answered to.") Optional<String> parentName,

        @Schema(required = true, examples = "Grace Hopper") String author,
        Optional<String> email,

        @Schema(description = "Where the author's name leads.")
        Optional<String> site,

        @Schema(required = true, description = "Whether somebody signed in wrote it.")
        boolean person,

        @Schema(required = true, description = "As it was written.")
        String markdown,

        @Schema(required = true, description = "As pages show it.")
        String html,

        @Schema(required = true) Instant createdAt,
        Optional<Instant> editedAt,
        @Schema(required = true) String userAgent,

        @Schema(required = true, description = "Why it was not shown at once.")
        List<String> reasons,

        @Schema(required = true, description = "How much it looked like spam, in per cent.")
        int score,

        @Schema(required = true, description = "What its ETag says, and If-Match must.")
        int version) {

    /** A page of the queue. */
    @Schema(name = "Comments", description = "A page of the queue, the newest first.")
    public record ApiComments(
            @Schema(required = true) List<ApiComment> comments,

            @Schema(description = "The following page; missing on the last.")
            Optional<String> next) {}

    static ApiComment of(CommentRow row) {
        return new ApiComment(
                row.id(),
                row.postTitle(),
                row.postSlug(),
                row.status(),
                row.parentName(),
                row.authorName(),
                row.email(),
                row.site(),
                row.person(),
                row.markdown(),
                row.html(),
                row.createdAt(),
                row.editedAt(),
                row.userAgent(),
                row.reasons(),
                row.score(),
                row.version());
    }
}
