package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.comment.entity.Comment;
import org.travessia.comment.entity.Comment.Lesson;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.platform.Forbidden;
import org.travessia.platform.GuestMarkdown;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;

/**
 * The queue: editors and administrators look after all comments, authors after those on their own posts, contributors after none.
 * What a person may not look after is for them as if it were not there. Each decision teaches the {@link SpamFilter}.
 */
@ApplicationScoped
@Transactional
public class ModerateComments {

    /** Comments on one page of the queue. */
    public static final int PAGE = 30;

    /** How many comments can be decided at once. */
    public static final int MOST_AT_ONCE = 100;

    private CommentRepository comments;
    private ModerationRepository decisions;
    private SpamWordRepository spamWords;
    private GuestMarkdown markdown;
    private TellOfComments tell;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ModerateComments() {}

    @Inject
    public ModerateComments(
            CommentRepository comments,
            ModerationRepository decisions,
            SpamWordRepository spamWords,
            GuestMarkdown markdown,
            TellOfComments tell,
            AuditTrail audit,
            Clock clock) {
        this.comments = comments;
        this.decisions = decisions;
        this.spamWords = spamWords;
        this.markdown = markdown;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be decided about a comment. */
    public enum Decision {
        APPROVE,
        SPAM,
        TRASH,
        /** Back to what it was before it was spam or trash. */
        RESTORE
    }

    /**
     * What was decided.
     *
     * @param id by which it can be undone; 0 if nothing was changed
     * @param count of how many comments
     */
    public record Decided(long id, int count) {}

    /** A page of the queue: after a place, before a place (which wins), or the newest. */
    public CommentPage page(CommentFilter wanted, Optional<Long> before, Optional<Long> after, Actor actor) {
        CommentFilter filter =
                all(actor) ? wanted : wanted.onPostsOf(moderator(actor).id());
        boolean back = after.isPresent();
        List<CommentRow> found = comments.rows(filter, after.or(() -> before).orElse(Long.MAX_VALUE), !back, PAGE + 1);
        boolean further = found.size() > PAGE;
        List<CommentRow> shown = further ? found.subList(0, PAGE) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new CommentPage(
                List.copyOf(shown),
                hasNewer ? Optional.of(shown.get(0).id()) : Optional.empty(),
                hasOlder ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty());
    }

    /** How many comments of each status a person has to look after; none for a contributor. */
    public CommentCounts counts(Actor actor) {
        return actor.is(Role.CONTRIBUTOR)
                ? new CommentCounts(0, 0, 0, 0)
                : comments.counts(all(actor) ? Optional.empty() : Optional.of(actor.id()));
    }

    /**
     * One comment.
     *
     * @throws CommentNotFound if there is none that this person looks after
     */
    public CommentRow one(long id, Actor actor) {
        return comments.row(
                        id,
                        all(actor)
                                ? Optional.empty()
                                : Optional.of(moderator(actor).id()))
                .orElseThrow(() -> new CommentNotFound(id));
    }

    /**
     * Decides about comments; one that this person does not look after, or that is so already, is left out.
     *
     * @throws Invalid if they are more than {@link #MOST_AT_ONCE}
     */
    public Decided decide(List<Long> ids, Decision decision, Actor actor) {
        Map<Long, CommentStatus> former = new LinkedHashMap<>();
        for (Comment comment : own(ids, actor)) {
            CommentStatus before = comment.status();
            apply(comment, decision);
            if (comment.status() != before) {
                former.put(comment.id(), before);
                learn(comment);
                recordModerated(comment);
            }
        }
        if (former.isEmpty()) {
            return new Decided(0, 0);
        }
        CommentStatus became =
                switch (decision) {
                    case APPROVE -> CommentStatus.APPROVED;
                    case SPAM -> CommentStatus.SPAM;
                    case TRASH -> CommentStatus.TRASH;
                    case RESTORE -> null;
                };
        return new Decided(decisions.add(actor.id(), became, former, clock.instant()), former.size());
    }

    /**
     * Undoes one of the person's own last decisions; what somebody has decided otherwise since then stays.
     *
     * @return of how many comments
     */
    public int undo(long decisionId, Actor actor) {
        Optional<ModerationRepository.Decision> decision =
                decisions.take(decisionId, moderator(actor).id());
        if (decision.isEmpty()) {
            return 0;
        }
        int count = 0;
        Map<Long, CommentStatus> former = decision.get().former();
        for (Comment comment : own(List.copyOf(former.keySet()), actor)) {
            CommentStatus before = former.get(comment.id());
            boolean untouched = decision.get()
                    .status()
                    .map(status -> status == comment.status())
                    .orElse(comment.status() != before);
            if (untouched) {
                comment.become(before, clock);
                learn(comment);
                recordModerated(comment);
                count++;
            }
        }
        return count;
    }

    /**
     * Replaces a comment's text.
     *
     * @throws CommentNotFound if there is none that this person looks after
     * @throws Invalid if the text breaks a rule
     * @throws StaleVersion if somebody changed it meanwhile
     */
    public void edit(long id, String text, int version, Actor actor) {
        Comment comment = own(id, actor);
        CommentRules.text(text);
        if (comment.version() != version) {
            throw new StaleVersion("comment " + id + " is at version " + comment.version() + ", not " + version);
        }
        comment.rewrite(text(text, rendered(text)), clock);
        audit.record(deed(DeedKind.COMMENT_CHANGED, comment));
    }

    /**
     * Answers a comment, which is approved with it if it waited.
     *
     * @return the answer's id
     * @throws CommentNotFound if there is none that this person looks after
     * @throws Invalid if the text breaks a rule, or the comment is spam or trash
     */
    public long reply(long id, String text, Actor actor) {
        Comment comment = own(id, actor);
        CommentRules.text(text);
        if (comment.status() == CommentStatus.SPAM || comment.status() == CommentStatus.TRASH) {
            throw new Invalid("text", "comment.reply.unwanted");
        }
        if (comment.status() == CommentStatus.WAITING) {
            comment.approve(clock);
            learn(comment);
            recordModerated(comment);
        }
        comments.flush();
        GuestMarkdown.Rendered rendered = rendered(text);
        Comment answer = comments.add(new Comment(
                comment.postId(),
                Optional.of(id),
                new Comment.Author(Optional.of(actor.id()), actor.displayName(), Optional.empty(), Optional.empty()),
                text(text, rendered),
                new Comment.Origin(null, null, null, "", clock.instant()),
                new Comment.Judgement(CommentStatus.APPROVED, 0, "")));
        tell.of(answer, rendered.plainText());
        return answer.id();
    }

    /**
     * Removes comments for good; one that is not in the trash is left.
     *
     * @return how many are gone
     * @throws Invalid if they are more than {@link #MOST_AT_ONCE}
     */
    public int deleteForGood(List<Long> ids, Actor actor) {
        List<Comment> thrownAway = own(ids, actor).stream()
                .filter(comment -> comment.status() == CommentStatus.TRASH)
                .toList();
        thrownAway.forEach(comment -> {
            audit.record(deed(DeedKind.COMMENT_ERASED, comment));
            comments.remove(comment);
        });
        return thrownAway.size();
    }

    private void recordModerated(Comment comment) {
        audit.record(deed(DeedKind.COMMENT_MODERATED, comment).with("status", comment.status()));
    }

    private static Deed deed(DeedKind kind, Comment comment) {
        return Deed.of(kind, comment.id(), comment.authorName());
    }

    private void apply(Comment comment, Decision decision) {
        boolean unwanted = comment.status() == CommentStatus.SPAM || comment.status() == CommentStatus.TRASH;
        switch (decision) {
            case APPROVE -> {
                if (comment.status() != CommentStatus.APPROVED) {
                    comment.approve(clock);
                }
            }
            case SPAM -> {
                if (comment.status() != CommentStatus.SPAM) {
                    comment.markAsSpam(clock);
                }
            }
            case TRASH -> {
                if (comment.status() != CommentStatus.TRASH) {
                    comment.throwAway(clock);
                }
            }
            case RESTORE -> {
                if (unwanted) {
                    comment.restore(clock);
                }
            }
        }
    }

    /** What was taught before is taken back first: a moderator who thinks again is believed. Trash says nothing about words. */
    private void learn(Comment comment) {
        Optional<Lesson> lesson =
                switch (comment.status()) {
                    case SPAM -> Optional.of(Lesson.SPAM);
                    case APPROVED -> Optional.of(Lesson.HAM);
                    case WAITING -> Optional.empty();
                    case TRASH -> comment.learned();
                };
        if (comment.personId().isPresent() || lesson.equals(comment.learned())) {
            return;
        }
        GuestMarkdown.Rendered rendered = markdown.render(comment.markdown());
        var words = SpamFilter.words(
                comment.authorName(),
                comment.authorEmail().orElse(""),
                comment.authorSite().orElse(""),
                rendered.plainText(),
                rendered.links());
        comment.learned().ifPresent(taken -> spamWords.count(words, taken == Lesson.SPAM, -1, clock.instant()));
        lesson.ifPresent(taught -> spamWords.count(words, taught == Lesson.SPAM, 1, clock.instant()));
        comment.teaches(lesson);
    }

    private GuestMarkdown.Rendered rendered(String written) {
        GuestMarkdown.Rendered rendered = markdown.render(written);
        if (rendered.plainText().isBlank()) {
            throw new Invalid("text", "comment.text.empty");
        }
        return rendered;
    }

    private static Comment.Text text(String written, GuestMarkdown.Rendered rendered) {
        return new Comment.Text(written, rendered.html(), GuestMarkdown.RENDERER_VERSION);
    }

    private Comment own(long id, Actor actor) {
        return comments.forChange(id)
                .filter(comment -> looksAfter(moderator(actor), comment))
                .orElseThrow(() -> new CommentNotFound(id));
    }

    private List<Comment> own(List<Long> ids, Actor actor) {
        if (ids.size() > MOST_AT_ONCE) {
            throw new Invalid("id", "comment.bulk.many", MOST_AT_ONCE);
        }
        moderator(actor);
        return ids.isEmpty()
                ? List.of()
                : comments.forChange(ids).stream()
                        .filter(comment -> looksAfter(actor, comment))
                        .toList();
    }

    private static boolean looksAfter(Actor actor, Comment comment) {
        return all(actor) || comment.onPostOf(actor.id());
    }

    private static boolean all(Actor actor) {
        return actor.is(Role.ADMINISTRATOR, Role.EDITOR);
    }

    private static Actor moderator(Actor actor) {
        if (actor.is(Role.CONTRIBUTOR)) {
            throw new Forbidden("person " + actor.id() + " looks after no comments");
        }
        return actor;
    }
}
