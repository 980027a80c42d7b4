package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Browser;
import org.travessia.account.entity.Token;
import org.travessia.comment.control.CommentRepository.Target;
import org.travessia.comment.entity.Comment;
import org.travessia.platform.Buckets;
import org.travessia.platform.GuestMarkdown;
import org.travessia.platform.Invalid;
import org.travessia.post.control.PostNotFound;

/**
 * Takes a comment. What costs no transaction, the rules, the rendering and the counting, comes first: a flood must not take
 * every connection of the pool.
 */
@ApplicationScoped
public class SubmitComment {

    private KeepComment keep;
    private CommentLimits limits;
    private GuestMarkdown markdown;
    private Clock clock;

    /** For CDI's proxy only. */
    protected SubmitComment() {}

    @Inject
    public SubmitComment(KeepComment keep, CommentLimits limits, GuestMarkdown markdown, Clock clock) {
        this.keep = keep;
        this.limits = limits;
        this.markdown = markdown;
        this.clock = clock;
    }

    /**
     * What became of a comment.
     *
     * @param shown whether readers see it already; if not, it says nothing about why
     */
    public record Receipt(long id, boolean shown) {}

    /**
     * Takes a comment, shows it or keeps it for a moderator.
     *
     * @param actor somebody signed in, whose comments need no moderator
     * @param secret what the browser was given with its first comment, or is given with this one
     * @throws PostNotFound if there is no such post, or it is not public
     * @throws CommentsClosed if it takes no comments
     * @throws Invalid if a field breaks a rule, the form is too old, or the same was said before
     * @throws TooManyComments if the address has to wait
     */
    public Receipt submit(NewComment wanted, Optional<Actor> actor, Browser browser, Token secret) {
        Instant now = clock.instant();
        Target target = keep.target(wanted.slug(), wanted.parentId());
        if (!target.open(now)) {
            throw new CommentsClosed(wanted.slug());
        }
        Comment.Author author = actor.map(SubmitComment::signedIn).orElseGet(() -> CommentRules.guest(wanted));
        CommentRules.text(wanted.text());
        GuestMarkdown.Rendered rendered = rendered(wanted.text());
        if (wanted.parentId().isPresent() && target.parent().isEmpty()) {
            throw new Invalid("text", "comment.parent.gone");
        }
        Optional<Duration> age = FormStamp.age(wanted.stamp(), target.secret(), target.postId(), now);
        if (actor.isEmpty()) {
            if (age.isEmpty()) {
                throw new Invalid("text", "comment.form.old");
            }
            limits.count(browser.address(), target.policy().mostAtOnce());
        }
        Comment.Origin origin = new Comment.Origin(
                FormStamp.hash(target.secret(), "address " + Buckets.network(browser.address())),
                secret.hash(),
                FormStamp.hash(target.secret(), "said " + said(wanted, author, rendered.plainText())),
                browser.userAgent(),
                now);
        Comment.Text text = new Comment.Text(wanted.text(), rendered.html(), GuestMarkdown.RENDERER_VERSION);
        KeepComment.Evidence evidence = new KeepComment.Evidence(
                !wanted.trap().isEmpty(),
                age.filter(since -> since.compareTo(FormStamp.SHORTEST) < 0).isPresent(),
                rendered.plainText(),
                rendered.links());
        return keep.add(target, wanted.parentId(), author, text, origin, evidence);
    }

    /**
     * What a text would look like.
     *
     * @throws Invalid if it breaks a rule
     */
    public String preview(String text) {
        CommentRules.text(text);
        return rendered(text).html();
    }

    private GuestMarkdown.Rendered rendered(String text) {
        GuestMarkdown.Rendered rendered = markdown.render(text);
        if (rendered.plainText().isBlank()) {
            throw new Invalid("text", "comment.text.empty");
        }
        return rendered;
    }

    /** Who says what in answer to what: whoever says it again has pressed the button twice, or is a program. */
    private static String said(NewComment wanted, Comment.Author author, String plainText) {
        String who = author.personId().map(String::valueOf).or(author::email).orElseThrow();
        return (who + ' ' + wanted.parentId().orElse(0L) + ' ' + plainText).toLowerCase(Locale.ROOT);
    }

    private static Comment.Author signedIn(Actor actor) {
        return new Comment.Author(Optional.of(actor.id()), actor.displayName(), Optional.empty(), Optional.empty());
    }
}
