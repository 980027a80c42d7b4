package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.travessia.account.control.Actor;
import org.travessia.audit.control.AuditTrail;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.PostChange.Left;
import org.travessia.post.control.PostChange.Reason;
import org.travessia.post.control.PostChange.Undone;
import org.travessia.post.control.PostChangeRepository.Former;
import org.travessia.post.control.PostChangeRepository.Noted;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Post.Standing;
import org.travessia.post.entity.PostStatus;
import org.travessia.tag.control.FileUnder;
import org.travessia.tag.entity.Term;

/**
 * Does one thing to several posts, all in one transaction, and undoes it: each post that was really changed becomes again what it
 * was. A post that this person may not know of is for them as if it were not there.
 */
@ApplicationScoped
@Transactional
public class ChangePosts {

    /** How many posts can be changed at once. */
    public static final int MOST_AT_ONCE = 100;

    private PostRepository posts;
    private PostChangeRepository changes;
    private FileUnder file;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ChangePosts() {}

    @Inject
    public ChangePosts(
            PostRepository posts, PostChangeRepository changes, FileUnder file, AuditTrail audit, Clock clock) {
        this.posts = posts;
        this.changes = changes;
        this.file = file;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does it to those that it changes.
     *
     * @param tag the name of the tag that {@link PostAction#TAG} gives them; made if it is new
     * @return by which it is told and undone
     * @throws Invalid with field {@code id} if they are more than {@link #MOST_AT_ONCE}, with field {@code tag} if it cannot be one;
     *     nothing is changed then
     */
    public long change(PostAction action, List<Long> ids, String tag, Actor actor) {
        if (ids.size() > MOST_AT_ONCE) {
            throw new Invalid("id", "post.bulk.many", MOST_AT_ONCE);
        }
        Optional<Term> term = action == PostAction.TAG ? Optional.of(term(tag)) : Optional.empty();
        List<Post> known = posts.forChange(ids).stream()
                .filter(post -> PostRights.mayEdit(actor, post) || PostRights.mayKnow(Optional.of(actor), post))
                .toList();
        List<Post> changed = new ArrayList<>();
        Map<Reason, List<Long>> left = new EnumMap<>(Reason.class);
        for (Post post : known) {
            leaves(action, post, term, actor)
                    .ifPresentOrElse(
                            reason -> left.computeIfAbsent(reason, none -> new ArrayList<>())
                                    .add(post.id()),
                            () -> changed.add(post));
        }
        // Noted from the rows themselves, before anything of them is changed.
        long id = changes.begin(actor.id(), action, term.map(Term::name).orElse(""), clock.instant());
        changes.add(id, changed.stream().map(Post::id).toList());
        left.forEach((reason, those) -> changes.addLeft(id, those, reason));
        changed.forEach(post -> recorded(post, () -> apply(action, post, term)));
        posts.flush();
        return id;
    }

    /**
     * Puts one post into the trash, so that it can be undone as any change.
     *
     * @return as {@link #change}
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     */
    public long trash(long id, Actor actor) {
        PostRights.demandEdit(actor, posts.byId(id).orElseThrow(() -> new PostNotFound(id)));
        return change(PostAction.TRASH, List.of(id), "", actor);
    }

    /** What became of a change of this person's; empty if there is none, or it was undone, or it is too old. */
    public Optional<PostChange> done(long id, Actor actor) {
        return changes.byId(id, actor.id()).map(noted -> {
            Map<Long, Reason> left = noted.posts().stream()
                    .filter(post -> post.left().isPresent())
                    .collect(
                            Collectors.toMap(Former::postId, post -> post.left().orElseThrow()));
            List<Left> known = left.isEmpty()
                    ? List.of()
                    : posts.byIds(left.keySet()).stream()
                            .filter(post -> PostRights.mayKnow(Optional.of(actor), post))
                            .map(post -> new Left(post.title(), left.get(post.id())))
                            .toList();
            return new PostChange(
                    id, noted.action(), noted.tag(), noted.changed().size(), known);
        });
    }

    /**
     * Makes the posts of a change of this person's what they were before it. One that is no longer as the change left it, or no longer
     * this person's to change, stays as it is.
     */
    public Undone undo(long id, Actor actor) {
        Optional<Noted> found = changes.byId(id, actor.id());
        if (found.isEmpty() || !changes.take(id, actor.id())) {
            return new Undone(0, 0);
        }
        Noted change = found.get();
        Map<Long, Former> former =
                change.changed().stream().collect(Collectors.toMap(Former::postId, Function.identity()));
        List<Post> back = posts.forChange(List.copyOf(former.keySet())).stream()
                .filter(post -> mayDo(change.action(), post, actor) && stillIs(change, post))
                .toList();
        back.forEach(post -> recorded(
                post, () -> takeBack(change, post, former.get(post.id()).standing())));
        posts.flush();
        return new Undone(back.size(), former.size() - back.size());
    }

    private void recorded(Post post, Runnable change) {
        Standing stood = post.standing();
        change.run();
        PostDeeds.since(stood, post).forEach(audit::record);
    }

    private Term term(String name) {
        try {
            return file.tags(List.of(name)).stream()
                    .findFirst()
                    .orElseThrow(() -> new Invalid("tag", "post.bulk.noTag"));
        } catch (Invalid wrong) {
            // The list has one field for one tag, the form of a post one for all of them.
            throw new Invalid(wrong.errors().stream()
                    .map(error -> new FieldError("tag", error.messageKey(), error.arguments()))
                    .toList());
        }
    }

    /** Why an action leaves a post as it is; empty if it changes it. */
    private static Optional<Reason> leaves(PostAction action, Post post, Optional<Term> term, Actor actor) {
        if (!mayDo(action, post, actor)) {
            return Optional.of(Reason.FORBIDDEN);
        }
        boolean already =
                switch (action) {
                    case PUBLISH -> post.published();
                    case UNPUBLISH -> post.status() == PostStatus.DRAFT;
                    case TRASH -> post.trashed();
                    case RESTORE -> !post.trashed();
                    case TAG -> post.tags().contains(term.orElseThrow());
                };
        if (already) {
            return Optional.of(Reason.ALREADY);
        }
        return action == PostAction.TAG && post.tags().size() >= FileUnder.MOST_TAGS
                ? Optional.of(Reason.TAGS)
                : Optional.empty();
    }

    private static boolean mayDo(PostAction action, Post post, Actor actor) {
        boolean publishes = action == PostAction.PUBLISH || action == PostAction.UNPUBLISH;
        return PostRights.mayEdit(actor, post) && (!publishes || PostRights.mayPublish(actor));
    }

    private void apply(PostAction action, Post post, Optional<Term> term) {
        switch (action) {
            case PUBLISH -> post.publish(clock);
            case UNPUBLISH -> post.unpublish(clock);
            case TRASH -> post.trash(clock);
            case RESTORE -> post.restore();
            case TAG -> {
                List<Term> tags = new ArrayList<>(post.tags());
                tags.add(term.orElseThrow());
                post.file(post.category(), tags);
            }
        }
    }

    /** Whether a post is as the change left it. */
    private static boolean stillIs(Noted change, Post post) {
        return switch (change.action()) {
            case PUBLISH -> post.published();
            case UNPUBLISH -> post.status() == PostStatus.DRAFT;
            case TRASH -> post.trashed();
            case RESTORE -> !post.trashed();
            case TAG -> post.tags().stream().anyMatch(tag -> tag.name().equals(change.tag()));
        };
    }

    private void takeBack(Noted change, Post post, Standing was) {
        Standing is = post.standing();
        switch (change.action()) {
            case PUBLISH, UNPUBLISH ->
                post.standAgain(
                        new Standing(was.status(), was.scheduledAt(), was.publishedAt(), is.trashedAt()), clock);
            case TRASH, RESTORE ->
                post.standAgain(new Standing(is.status(), is.scheduledAt(), is.publishedAt(), was.trashedAt()), clock);
            case TAG ->
                post.file(
                        post.category(),
                        post.tags().stream()
                                .filter(tag -> !tag.name().equals(change.tag()))
                                .toList());
        }
    }
}
