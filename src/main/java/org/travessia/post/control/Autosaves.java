package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.travessia.account.control.Actor;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.Slug;
import org.travessia.post.control.FormState.OtherForm;
import org.travessia.post.control.Typed.TypedText;
import org.travessia.post.entity.Post;

/**
 * Keeps what writers type, beside the post and never in it, and tells those who have one post open of each other. A text is its
 * writer's alone: nobody else can read it, not even who may edit the post.
 */
@ApplicationScoped
@Transactional
public class Autosaves {

    /** The greatest length of a title or an address that is being typed, in characters. */
    public static final int MAX_LINE = 1000;

    /** How many texts are kept of one person; the oldest ones go. */
    static final int MOST = 50;

    /** A form that is not heard of for so long is taken for closed: it speaks every 15 seconds. */
    static final Duration SILENCE = Duration.ofSeconds(50);

    /** A text that comes so long after its form was saved was sent before; later ones are of somebody who went back to it. */
    static final Duration LATE = Duration.ofSeconds(10);

    private static final int OTHERS = 5;

    private AutosaveRepository autosaves;
    private PostRepository posts;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Autosaves() {}

    @Inject
    public Autosaves(AutosaveRepository autosaves, PostRepository posts, Clock clock) {
        this.autosaves = autosaves;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * Takes what a form tells.
     *
     * @throws Invalid if its text is longer than may be, or holds what cannot be kept
     * @throws PostNotFound if there is no such post, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if this person may not edit it
     */
    public FormState take(Typed typed, Actor writer) {
        typed.text().ifPresent(Autosaves::check);
        Optional<Post> post = typed.postId().map(id -> posts.byId(id).orElseThrow(() -> new PostNotFound(id)));
        post.ifPresent(edited -> PostRights.demandEdit(writer, edited));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        typed.text().ifPresent(text -> {
            autosaves.keep(writer.id(), typed, text, now, now.minus(LATE));
            autosaves.keepNewest(writer.id(), MOST);
        });
        return new FormState(
                typed.text().map(text -> now),
                post.map(Post::version),
                post.map(edited -> others(edited.id(), typed, writer, now)).orElse(List.of()));
    }

    private List<OtherForm> others(long postId, Typed typed, Actor writer, Instant now) {
        if (typed.leaving()) {
            autosaves.gone(postId, typed.form(), writer.id(), now.minus(SILENCE));
            return List.of();
        }
        autosaves.seen(postId, typed.form(), writer.id(), now);
        return autosaves.others(postId, typed.form(), writer.id(), now.minus(SILENCE), OTHERS);
    }

    /** What this person typed into a form and did not save; nobody else's is found. */
    public Optional<Autosave> of(UUID form, Actor writer) {
        return autosaves.byForm(writer.id(), form);
    }

    /** The last text that this person left in a form of a post, if it says anything else than the post. */
    public Optional<Autosave> left(PostSource post, Actor writer) {
        return autosaves.newest(writer.id(), Optional.of(post.id())).filter(text -> !text.same(post));
    }

    /** The last text that this person left in a form of a post that does not exist yet. */
    public Optional<Autosave> leftNew(Actor writer) {
        return autosaves.newest(writer.id(), Optional.empty());
    }

    /** Forgets a text because its form was saved; one that was sent just before and comes late is not taken. */
    public void saved(UUID form, Actor writer) {
        autosaves.close(writer.id(), form, clock.instant().truncatedTo(ChronoUnit.MICROS));
        autosaves.gone(writer.id(), form);
    }

    /** Throws a text away. Does no harm where there is none. */
    public void forget(UUID form, Actor writer) {
        autosaves.forget(writer.id(), form);
    }

    private static void check(TypedText text) {
        List<FieldError> errors = new ArrayList<>();
        check("title", text.title(), MAX_LINE, "post.title.long", PostRules.MAX_TITLE, errors);
        check("slug", text.slug(), MAX_LINE, "post.slug.invalid", Slug.MAX_LENGTH, errors);
        check(
                "markdown",
                text.markdown(),
                PostRules.MAX_MARKDOWN,
                "post.markdown.long",
                PostRules.MAX_MARKDOWN,
                errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void check(String field, String value, int most, String tooLong, int told, List<FieldError> errors) {
        if (value.codePointCount(0, value.length()) > most) {
            errors.add(new FieldError(field, tooLong, List.of(told)));
        } else if (value.indexOf('\0') >= 0 || !wellFormed(value)) {
            errors.add(new FieldError(field, "post.markdown.control", List.of()));
        }
    }

    /** PostgreSQL keeps neither NUL nor half a surrogate pair. */
    private static boolean wellFormed(String value) {
        return value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
