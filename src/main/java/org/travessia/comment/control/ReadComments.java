package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.post.control.PostGone;
import org.travessia.post.control.PostNotFound;

/** Gives readers the comments that were approved, on posts that they may read; and the form to write one. */
@ApplicationScoped
@Transactional
public class ReadComments {

    /** Comments on one page. */
    public static final int PAGE = 50;

    private static final Pattern PLACE = Pattern.compile("([0-9a-f]{12}){1,4}");

    private CommentRepository comments;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ReadComments() {}

    @Inject
    public ReadComments(CommentRepository comments, Clock clock) {
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * A page of a post's comments.
     *
     * @param from where it begins, as {@link Discussion} says; anything else is the beginning
     * @param commentId a comment that must be on it, with those just before it; 0 for none
     * @return empty for a post that is not public
     */
    public Optional<Discussion> discussion(long postId, String from, long commentId) {
        return comments.discussion(postId, PLACE.matcher(from).matches() ? from : "", commentId, PAGE, clock.instant());
    }

    /**
     * What a form for a comment needs.
     *
     * @param parentId the comment to be answered to
     * @throws PostNotFound if there is no such post, or it is not public
     * @throws PostGone if it was, and lies in the trash
     * @throws CommentNotFound if there is no such comment on this post, or it is not approved
     */
    public Invitation invitation(String slug, Optional<Long> parentId) {
        CommentRepository.Target target =
                comments.target(slug, parentId.orElse(0L)).orElseThrow(() -> missing(slug));
        if (parentId.isPresent() && target.parent().isEmpty()) {
            throw new CommentNotFound(parentId.get());
        }
        return new Invitation(
                slug,
                target.title(),
                target.open(clock.instant()),
                target.parent(),
                FormStamp.of(target.secret(), target.postId(), clock.instant()));
    }

    /** The newest comments on public posts, for feeds. */
    public List<PublicComment> newest(int limit) {
        return comments.newest(limit);
    }

    /**
     * The newest comments on one public post, for its feed.
     *
     * @throws PostNotFound if there is no such post, or it is not public
     * @throws PostGone if it was, and lies in the trash
     */
    public List<PublicComment> newestOf(String slug, int limit) {
        return comments.newestOf(slug, limit).orElseThrow(() -> missing(slug));
    }

    private RuntimeException missing(String slug) {
        return comments.gone(slug) ? new PostGone(slug) : new PostNotFound(slug);
    }
}
