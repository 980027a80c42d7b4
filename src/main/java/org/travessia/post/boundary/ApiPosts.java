package org.travessia.post.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list of posts.
 *
 * @param next path and query of the following page, as in the header {@code Link}
 */
@Schema(name = "Posts", description = "A page of a list of posts.")
public record ApiPosts(
        @Schema(required = true) List<ApiPostSummary> posts,

        @Schema(description = "The following page; missing on the last.", examples = "/api/v1/posts?before=…&limit=20")
        Optional<String> next) {}
