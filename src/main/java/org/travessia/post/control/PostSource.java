package org.travessia.post.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostStatus;
import org.travessia.tag.entity.Term;

/**
 * A post as its author and the API see it.
 *
 * @param version what an edit must begin from
 * @param editable whether the person who asks may edit it
 * @param details what else is said about it; without its password, which nobody can read
 */
public record PostSource(
        long id,
        String title,
        String slug,
        String markdown,
        String html,
        boolean published,
        String authorName,
        Optional<Instant> publishedAt,
        Instant updatedAt,
        int version,
        boolean editable,
        PostStatus status,
        Optional<Instant> scheduledAt,
        boolean trashed,
        PostDetails details) {

    static PostSource of(Post post, boolean editable, Optional<String> translationOf) {
        return new PostSource(
                post.id(),
                post.title(),
                post.slug().toString(),
                post.markdown(),
                post.html(),
                post.published(),
                post.author().displayName(),
                post.publishedAt(),
                post.updatedAt(),
                post.version(),
                editable,
                post.status(),
                post.scheduledAt(),
                post.trashed(),
                details(post, translationOf));
    }

    private static PostDetails details(Post post, Optional<String> translationOf) {
        return new PostDetails(
                post.kind(),
                post.visibility(),
                Optional.empty(),
                Optional.empty(),
                post.language(),
                translationOf,
                post.tags().stream().map(Term::name).toList(),
                post.category().map(Term::name),
                post.pinned(),
                post.menuOrder(),
                post.featureImage(),
                post.featureImageAlt(),
                post.summary(),
                post.seoTitle(),
                post.seoDescription(),
                post.canonicalUrl(),
                post.commentsOpen());
    }

    /** Its path on this blog, not percent-encoded. */
    public String path() {
        return details.kind().path(slug);
    }
}
