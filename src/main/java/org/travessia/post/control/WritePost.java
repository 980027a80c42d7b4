package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Passwords;
import org.travessia.account.entity.Person;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.DeedKind;
import org.travessia.media.control.ShowMedia;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.Slug;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.TellOfPosts.Before;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Post.Standing;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Revision;
import org.travessia.post.entity.Visibility;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.FileUnder;

/** Creates, edits, publishes, schedules, throws away and brings back posts, one transaction each. */
@ApplicationScoped
@Transactional
public class WritePost {

    private PostRepository posts;
    private FileUnder file;
    private Redirects redirects;
    private Passwords passwords;
    private Markdown markdown;
    private ShowMedia media;
    private TellOfPosts tell;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected WritePost() {}

    @Inject
    public WritePost(
            PostRepository posts,
            FileUnder file,
            Redirects redirects,
            Passwords passwords,
            Markdown markdown,
            ShowMedia media,
            TellOfPosts tell,
            AuditTrail audit,
            Clock clock) {
        this.posts = posts;
        this.file = file;
        this.redirects = redirects;
        this.passwords = passwords;
        this.markdown = markdown;
        this.media = media;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a post, and publishes or schedules it if asked for.
     *
     * @return its id
     * @throws Invalid if a field breaks a rule, or the slug wished for is taken
     * @throws org.travessia.platform.Forbidden if it is to be published and the author may not
     */
    public long create(NewPost wanted) {
        PostRules.check(wanted.title(), wanted.slug(), wanted.markdown(), wanted.details());
        Person author = posts.author(wanted.authorId());
        Slug slug = wanted.slug()
                .map(typed -> free(typed, Optional.empty()))
                .orElseGet(() -> suggested(wanted.title(), wanted.details().kind()));
        Post post = new Post(author, wanted.title().strip(), slug, text(wanted.markdown()), clock);
        Standing draft = post.standing();
        apply(wanted.details(), post, Actor.of(author));
        wanted.source().ifPresent(source -> post.comesFrom(source.file(), source.fingerprint()));
        if (wanted.published()) {
            PostRights.demandPublish(Actor.of(author));
            publish(post, wanted.publishedAt(), wanted.publishedAt());
        }
        wanted.source().ifPresent(source -> keepTimes(post, source));
        posts.add(post);
        posts.add(new Revision(post, 1, author));
        takePlace(post);
        noteFiles(post);
        // So that who asks in the same transaction is told the version that it will have.
        posts.flush();
        // An import says once how many it made.
        if (wanted.source().isEmpty()) {
            audit.record(PostDeeds.of(DeedKind.POST_CREATED, post));
            record(draft, post);
            tell.since(Before.unseen(post));
        }
        return post.id();
    }

    /**
     * Says whether a text could be a post, without making one.
     *
     * @throws Invalid as {@link #create}, but for a slug that is taken
     */
    public void check(String title, Optional<String> slug, String written) {
        PostRules.check(title, slug, written);
        markdown.render(written);
    }

    /**
     * Changes a post.
     *
     * @return the version after the change
     * @throws PostNotFound if there is none, or it is somebody else's draft, or it lies in the trash and nobody imports it
     * @throws org.travessia.platform.Forbidden if the person may not edit or publish it
     * @throws Invalid if a field breaks a rule, or the slug wished for is taken
     * @throws StaleVersion if somebody changed it since the edit began
     */
    public int update(long id, EditPost edit) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        Person person = posts.author(edit.editorId());
        Actor editor = Actor.of(person);
        if (edit.source().isEmpty()) {
            demandOutOfTrash(post);
        }
        PostRights.demandEdit(editor, post);
        PostRules.check(
                edit.title(), edit.slug(), edit.markdown(), edit.details().orElse(PostDetails.PLAIN));
        demandVersion(post, edit.expectedVersion());
        Before told = Before.of(post);
        String before = post.path();
        boolean known = HiddenPosts.known(post);
        Standing stood = post.standing();
        edit.slug().ifPresent(typed -> post.moveTo(free(typed, Optional.of(post))));
        edit.details().ifPresent(details -> apply(details, post, editor));
        boolean rewritten =
                !edit.title().strip().equals(post.title()) || !edit.markdown().equals(post.markdown());
        if (rewritten) {
            post.rewrite(edit.title().strip(), text(edit.markdown()), clock);
        }
        edit.source().ifPresent(source -> post.comesFrom(source.file(), source.fingerprint()));
        if (edit.published()) {
            publishWhere(edit, post, editor);
        } else if (post.status() != PostStatus.DRAFT) {
            PostRights.demandPublish(editor);
            post.unpublish(clock);
        }
        edit.source().ifPresent(source -> keepTimes(post, source));
        if (rewritten) {
            posts.add(new Revision(post, posts.nextRevision(post), person));
        }
        lead(before, known, post);
        posts.flush();
        noteFiles(post);
        if (edit.source().isEmpty()) {
            record(stood, post);
            tell.since(told);
        }
        return post.version();
    }

    private void publishWhere(EditPost edit, Post post, Actor editor) {
        Optional<Instant> asked = edit.publishAt();
        Optional<ImportSource> source = edit.source();
        if (post.published()) {
            // A file's date is the first one's; what was chosen here since is not taken back by the next import.
            asked.filter(at -> source.isEmpty() && !Optional.of(at).equals(post.publishedAt()))
                    .ifPresent(at -> date(post, at, editor));
        } else if (post.status() == PostStatus.DRAFT || !asked.equals(post.scheduledAt())) {
            PostRights.demandPublish(editor);
            Optional<Instant> past = asked.filter(at -> !at.isAfter(clock.instant()));
            if (source.isEmpty() && post.status() == PostStatus.SCHEDULED && past.isPresent()) {
                throw new Invalid("publishAt", "post.publishAt.past");
            }
            publish(
                    post,
                    asked,
                    source.flatMap(ImportSource::times)
                            .map(ImportSource.Times::published)
                            .or(() -> asked));
            past.filter(at -> source.isEmpty()).ifPresent(post::dateFrom);
        }
    }

    private void date(Post post, Instant at, Actor editor) {
        PostRights.demandPublish(editor);
        if (at.isAfter(clock.instant())) {
            throw new Invalid("publishAt", "post.publishedOn.future");
        }
        post.dateFrom(at);
    }

    /** At a time still to come the post is scheduled for it; else published at once. */
    private void publish(Post post, Optional<Instant> at, Optional<Instant> dated) {
        Optional<Instant> later = at.filter(time -> time.isAfter(clock.instant()));
        if (later.isPresent()) {
            post.schedule(later.get(), clock);
        } else {
            dated.ifPresentOrElse(date -> post.publish(date, clock), () -> post.publish(clock));
        }
    }

    /**
     * Brings an earlier text back, as a new revision.
     *
     * @param number which
     * @throws PostNotFound if there is no such post or revision, or it is somebody else's draft, or it lies in the trash
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     */
    public void bringBack(long id, int number, long editorId) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        Person person = posts.author(editorId);
        demandOutOfTrash(post);
        PostRights.demandEdit(Actor.of(person), post);
        Revision earlier = posts.revision(id, number).orElseThrow(() -> new PostNotFound(id));
        if (!earlier.markdown().equals(post.markdown()) || !earlier.title().equals(post.title())) {
            Before before = Before.of(post);
            post.rewrite(earlier.title(), text(earlier.markdown()), clock);
            posts.add(new Revision(post, posts.nextRevision(post), person));
            posts.flush();
            noteFiles(post);
            tell.since(before);
        }
    }

    /**
     * Puts a post into the trash, from which it can come back.
     *
     * @param expectedVersion as in {@link EditPost}
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     * @throws StaleVersion if somebody changed it meanwhile
     */
    public void trash(long id, Optional<Integer> expectedVersion, long editorId) {
        Post post = changeable(id, editorId);
        demandVersion(post, expectedVersion);
        Before before = Before.of(post);
        Standing stood = post.standing();
        post.trash(clock);
        record(stood, post);
        posts.flush();
        tell.since(before);
    }

    /**
     * Takes a post out of the trash.
     *
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     */
    public void restore(long id, long editorId) {
        Post post = changeable(id, editorId);
        Before before = Before.of(post);
        Standing stood = post.standing();
        post.restore();
        takePlace(post);
        record(stood, post);
        posts.flush();
        tell.since(before);
    }

    /**
     * Removes a post that lies in the trash for good. Where readers could find it, they are told that it is gone.
     *
     * @throws PostNotFound if none lies there, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     */
    public void erase(long id, long editorId) {
        Post post = changeable(id, editorId);
        if (!post.trashed()) {
            throw new PostNotFound(id);
        }
        erase(post);
        tell.erased(List.of(post));
    }

    /** Removes for good what has been in the trash for longer than {@link PostRules#IN_TRASH}, a few at a time. */
    public int emptyTrash(int most) {
        List<Post> old = posts.trashedBefore(clock.instant().minus(PostRules.IN_TRASH), most);
        old.forEach(this::erase);
        tell.erased(old);
        return old.size();
    }

    /** Removes what somebody wrote for good, a few at a time; the caller knows that it may. */
    int eraseBy(long authorId, int most) {
        List<Post> theirs = posts.by(authorId, most);
        theirs.forEach(this::erase);
        tell.erased(theirs);
        return theirs.size();
    }

    /**
     * Publishes what is scheduled for a time that has come, a few at a time. Replicas that do so at once share the work: none
     * takes what another has taken.
     */
    public int publishDue(int most) {
        List<Post> due = posts.due(clock.instant(), most);
        due.forEach(post -> {
            Standing stood = post.standing();
            post.comesOut(clock);
            takePlace(post);
            record(stood, post);
        });
        posts.flush();
        tell.since(due.stream().map(Before::unseen).toList());
        return due.size();
    }

    /** Renders texts again that an older renderer made, a few at a time; what readers see changes, nothing else does. */
    public int renderAgain(int most) {
        List<Post> old = posts.renderedBefore(Markdown.RENDERER_VERSION, most);
        old.forEach(post -> posts.showAs(
                post.id(), text(post.markdown()), featureHtml(post.featureImage(), post.featureImageAlt())));
        return old.size();
    }

    /**
     * Publishes a post or makes it a draft again.
     *
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not
     */
    public void setPublished(long id, boolean published, long editorId) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        Actor editor = Actor.of(posts.author(editorId));
        PostRights.demandEdit(editor, post);
        PostRights.demandPublish(editor);
        Before before = Before.of(post);
        Standing stood = post.standing();
        if (published) {
            post.publish(clock);
            takePlace(post);
        } else {
            post.unpublish(clock);
        }
        record(stood, post);
        posts.flush();
        tell.since(before);
    }

    /** What somebody has thrown away is nobody's to change before it is back. */
    private static void demandOutOfTrash(Post post) {
        if (post.trashed()) {
            throw new PostNotFound(post.id());
        }
    }

    private Post changeable(long id, long editorId) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        PostRights.demandEdit(Actor.of(posts.author(editorId)), post);
        return post;
    }

    private void erase(Post post) {
        String path = post.path();
        boolean known = post.publishedAt().isPresent() && redirects.of(path).isEmpty();
        audit.record(PostDeeds.of(DeedKind.POST_ERASED, post));
        posts.remove(post);
        posts.flush();
        if (known) {
            redirects.gone(path);
        }
    }

    private void record(Standing before, Post post) {
        PostDeeds.since(before, post).forEach(audit::record);
    }

    /** Who knows the address that a post had is led to the one that it has. */
    private void lead(String before, boolean wasKnown, Post post) {
        boolean known = HiddenPosts.known(post);
        boolean moved = !before.equals(post.path());
        if (moved && wasKnown && known) {
            redirects.moved(before, post.path());
        } else if (moved && post.publishedAt().isPresent()) {
            redirects.movedUnseen(before, post.path());
        }
        if (known && !wasKnown) {
            redirects.taken(post.path());
        }
    }

    /** What else was said of the address of a post ends when readers find it there, not when somebody drafts it. */
    private void takePlace(Post post) {
        if (HiddenPosts.known(post)) {
            redirects.taken(post.path());
        }
    }

    private void apply(PostDetails details, Post post, Actor editor) {
        post.become(details.kind());
        if (details.kind() == PostKind.PAGE && PostRules.reserved(post.slug())) {
            throw new Invalid("slug", "post.slug.reserved", post.slug());
        }
        guard(details, post);
        if (details.visibility() != Visibility.PUBLIC && post.published()) {
            PostRights.demandPublish(editor);
        }
        post.file(file.category(details.category()), file.tags(details.tags()));
        post.isIn(details.language(), translationGroup(details, post, editor));
        post.pin(details.pinned());
        post.standInMenu(details.menuOrder().filter(order -> details.kind() == PostKind.PAGE));
        illustrate(post, details.featureImage(), details.featureImageAlt().strip());
        post.summarise(details.summary().strip());
        post.presentAs(details.seoTitle().strip(), details.seoDescription().strip(), details.canonicalUrl());
        post.takeComments(details.commentsOpen());
    }

    private void illustrate(Post post, Optional<String> image, String alt) {
        post.illustrate(image, alt, featureHtml(image, alt));
    }

    private String featureHtml(Optional<String> image, String alt) {
        return image.map(address -> media.element(address, alt)).orElse("");
    }

    private void guard(PostDetails details, Post post) {
        if (details.visibility() != Visibility.PASSWORD) {
            post.showTo(details.visibility());
        } else if (details.passwordHash().isPresent()) {
            post.lock(details.passwordHash().get());
        } else if (details.password().isPresent()) {
            post.lock(passwords.hash(details.password().get()));
        } else if (post.passwordHash().isEmpty()) {
            throw new Invalid("password", "post.password.missing");
        }
    }

    private Optional<UUID> translationGroup(PostDetails details, Post post, Actor editor) {
        return details.translationOf().map(slug -> {
            // Whether it is not there or not this person's to know of, the answer is the same.
            Invalid unknown = new Invalid("translationOf", "post.translation.unknown", slug);
            Post other = posts.bySlug(slug)
                    .filter(found -> !found.equals(post) && mayName(editor, found, post))
                    .orElseThrow(() -> unknown);
            UUID group = other.translationGroup().orElseGet(() -> {
                if (!PostRights.mayEdit(editor, other)) {
                    throw unknown;
                }
                UUID made = UUID.randomUUID();
                other.isIn(other.language(), Optional.of(made));
                return made;
            });
            if (posts.translated(group, details.language(), Optional.ofNullable(post.id()))) {
                throw new Invalid(
                        "language", "post.translation.taken", details.language().orElse(""));
            }
            return group;
        });
    }

    /** What an editor has joined stays joined, whatever has become of the other post since. */
    private static boolean mayName(Actor editor, Post other, Post post) {
        return PostRights.mayEdit(editor, other)
                || PostRights.everybodyFinds(other)
                || post.translationGroup().isPresent()
                        && post.translationGroup().equals(other.translationGroup());
    }

    /** The library knows where its files are used. */
    private void noteFiles(Post post) {
        media.usedBy(
                post.id(), ShowMedia.refs(post.markdown(), post.featureImage().orElse("")));
    }

    private static void keepTimes(Post post, ImportSource source) {
        source.times().ifPresent(times -> post.keepTimes(times.created(), times.updated()));
    }

    private Post.Text text(String written) {
        Markdown.Rendered rendered = markdown.render(written);
        return new Post.Text(
                written,
                media.in(rendered.html()),
                rendered.excerpt(),
                rendered.plain(),
                rendered.contents(),
                rendered.wordCount(),
                Markdown.RENDERER_VERSION);
    }

    private static void demandVersion(Post post, Optional<Integer> expected) {
        if (expected.isPresent() && expected.get() != post.version()) {
            throw new StaleVersion(
                    "post " + post.id() + " is at version " + post.version() + ", not " + expected.get());
        }
    }

    /** The slug that somebody typed, which must be nobody else's. */
    private Slug free(String typed, Optional<Post> owner) {
        Slug slug = Slug.parse(typed).orElseThrow();
        posts.lockSlugs();
        if (owner.filter(post -> post.slug().equals(slug)).isEmpty() && posts.slugTaken(slug)) {
            throw new Invalid("slug", "post.slug.taken", slug);
        }
        return slug;
    }

    /** The slug that the title suggests, numbered if it is taken. */
    private Slug suggested(String title, PostKind kind) {
        Slug first = Slug.suggestedBy(title).orElseGet(() -> Slug.parse("post").orElseThrow());
        posts.lockSlugs();
        // "Archive" is no address of a page, "archive-2" is one.
        return posts.firstFree(kind == PostKind.PAGE && PostRules.reserved(first) ? first.numbered(2) : first);
    }
}
