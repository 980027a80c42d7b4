package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.travessia.comment.control.CommentRepository.Told;
import org.travessia.comment.entity.Comment;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.platform.Configuration;
import org.travessia.platform.WholeUrl;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * Tells of comments by mail, in the transaction in which one is kept. An author is told of each one on a post of theirs; whoever looks
 * after all comments is told that some wait, at most once an hour. A mail has nothing of a guest that readers do not see as well.
 */
@ApplicationScoped
@Transactional
public class TellOfComments {

    /** Of all who look after comments; more of them need no mail of each. */
    private static final int MOST_TOLD = 50;

    /** How long it is waited for more that wait. */
    private static final Duration GATHERED = Duration.ofMinutes(5);

    /** How much of a comment a mail has, in characters (code points). */
    private static final int MOST_QUOTED = 600;

    private static final int MOST_LINES = 20;

    private CommentRepository comments;
    private Outbox outbox;
    private Configuration configuration;
    private Instance<Site> site;

    /** For CDI's proxy only. */
    protected TellOfComments() {}

    @Inject
    public TellOfComments(CommentRepository comments, Outbox outbox, Configuration configuration, Instance<Site> site) {
        this.comments = comments;
        this.outbox = outbox;
        this.configuration = configuration;
        this.site = site;
    }

    /**
     * Tells of a comment that just came. Of spam nobody is told.
     *
     * @param plainText what is read of it
     */
    void of(Comment comment, String plainText) {
        boolean waiting = comment.status() == CommentStatus.WAITING;
        if (!outbox.open() || !waiting && comment.status() != CommentStatus.APPROVED) {
            return;
        }
        List<Told> told =
                comments.told(comment.postId(), waiting, comment.personId().orElse(0L), MOST_TOLD);
        if (told.isEmpty()) {
            return;
        }
        Site here = site.get();
        Words words = new Words(
                Messages.in(here.language()),
                here.title(),
                configuration.baseUrl().toString(),
                comment,
                quoted(plainText));
        for (Told person : told) {
            if (person.author()) {
                outbox.write(words.toAuthor(person, waiting));
            }
        }
        List<Told> moderators = told.stream().filter(person -> !person.author()).toList();
        if (!moderators.isEmpty()) {
            String count = CommentCounts.shown(comments.counts(Optional.empty()).waiting());
            moderators.forEach(person -> outbox.gather(words.toModerator(person, count), GATHERED));
        }
    }

    /** As mail quotes, within bounds. */
    static String quoted(String plainText) {
        String text = plainText.strip();
        boolean cut = text.codePointCount(0, text.length()) > MOST_QUOTED;
        String part = cut ? text.substring(0, text.offsetByCodePoints(0, MOST_QUOTED)) : text;
        List<String> lines = part.lines().toList();
        String shown = lines.stream()
                .limit(MOST_LINES)
                .map(line -> ("> " + line).stripTrailing())
                .collect(Collectors.joining("\n"));
        return cut || lines.size() > MOST_LINES ? shown + " …" : shown;
    }

    /** What the mails of one comment say. */
    private record Words(Messages messages, String siteTitle, String baseUrl, Comment comment, String quoted) {

        NewMail toAuthor(Told person, boolean waiting) {
            String subject =
                    messages.text(waiting ? "comment.mail.waits.subject" : "comment.mail.subject", person.postTitle());
            String text = NewMail.text(
                    siteTitle,
                    why("comment.mail.whyAuthor"),
                    messages.text("comment.mail.said", comment.authorName(), person.postTitle()),
                    quoted,
                    waiting
                            ? messages.text("comment.mail.decide", baseUrl + "/admin/comments/" + comment.id())
                            : messages.text("comment.mail.read", address(person.postSlug())));
            return new NewMail(person.email(), messages.locale(), "comment-on-own-post", subject, text);
        }

        NewMail toModerator(Told person, String count) {
            String text = NewMail.text(
                    siteTitle,
                    why("comment.mail.whyModerator"),
                    messages.text("comment.mail.queue.last", comment.authorName(), person.postTitle()),
                    quoted,
                    messages.text("comment.mail.queue.decide", baseUrl + "/admin/comments"));
            return new NewMail(
                    person.email(),
                    messages.locale(),
                    "comment-waiting",
                    messages.text("comment.mail.queue.subject", count),
                    text);
        }

        private String address(String slug) {
            return WholeUrl.ofPath(baseUrl, "/posts/" + slug) + "?comment=" + comment.id() + "#comment-" + comment.id();
        }

        private String why(String key) {
            return messages.text(key, baseUrl + "/account/profile");
        }
    }
}
