package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.comment.control.CommentRepository.Target;
import org.travessia.comment.control.SubmitComment.Receipt;
import org.travessia.comment.entity.Comment;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.platform.Invalid;
import org.travessia.post.control.PostNotFound;

/** The part of taking a comment that happens in the database: judges it and saves it, in one transaction. */
@ApplicationScoped
@Transactional
public class KeepComment {

    /** How long unwanted comments can be brought back. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int SWEPT_AT_ONCE = 50;

    private CommentRepository comments;
    private SpamWordRepository spamWords;
    private TellOfComments tell;
    private Event<CommentsChanged> events;

    /** For CDI's proxy only. */
    protected KeepComment() {}

    @Inject
    public KeepComment(
            CommentRepository comments,
            SpamWordRepository spamWords,
            TellOfComments tell,
            Event<CommentsChanged> events) {
        this.comments = comments;
        this.spamWords = spamWords;
        this.tell = tell;
        this.events = events;
    }

    /** What speaks for or against a comment, besides what the database knows. */
    record Evidence(boolean trapped, boolean hasty, String plainText, List<String> links) {}

    /**
     * The post to be commented on.
     *
     * @throws PostNotFound if there is no such post, or it is not public
     */
    Target target(String slug, Optional<Long> parentId) {
        return comments.target(slug, parentId.orElse(0L)).orElseThrow(() -> new PostNotFound(slug));
    }

    /**
     * Saves a comment.
     *
     * @throws Invalid if the same person has said the same in the same place
     */
    Receipt add(
            Target target,
            Optional<Long> parentId,
            Comment.Author author,
            Comment.Text text,
            Comment.Origin origin,
            Evidence evidence) {
        comments.lockPost(target.postId());
        if (comments.said(target.postId(), origin.fingerprint())) {
            throw new Invalid("text", "comment.said");
        }
        Comment.Judgement judgement = author.personId().isPresent()
                ? new Comment.Judgement(CommentStatus.APPROVED, 0, "")
                : judged(target, author, origin, evidence);
        Comment comment = comments.add(new Comment(target.postId(), parentId, author, text, origin, judgement));
        tell.of(comment, evidence.plainText());
        comments.sweep(origin.at().minus(KEPT), SWEPT_AT_ONCE);
        // At the end: whoever listens takes a row that others wait for.
        if (comment.status() == CommentStatus.APPROVED || comment.status() == CommentStatus.WAITING) {
            events.fire(CommentsChanged.of(comment.id(), CommentsChanged.What.CREATED));
        }
        return new Receipt(comment.id(), comment.status() == CommentStatus.APPROVED);
    }

    private Comment.Judgement judged(Target target, Comment.Author author, Comment.Origin origin, Evidence evidence) {
        String email = author.email().orElse("");
        String site = author.site().orElse("");
        Set<String> words = SpamFilter.words(author.name(), email, site, evidence.plainText(), evidence.links());
        double score = SpamFilter.score(words, spamWords.seen(words), target.spamLearned(), target.hamLearned());
        return Judge.judge(
                new Judge.Case(
                        evidence.trapped(),
                        evidence.hasty(),
                        evidence.links().size(),
                        String.join(
                                " ",
                                author.name(),
                                email,
                                site,
                                evidence.plainText(),
                                String.join(" ", evidence.links())),
                        score,
                        comments.known(origin.browserHash(), email)),
                target.policy());
    }
}
