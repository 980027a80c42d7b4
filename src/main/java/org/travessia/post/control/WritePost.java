package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Person;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.StaleVersion;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Slug;

/** Creates, edits, publishes and deletes posts, one transaction each. */
@ApplicationScoped
@Transactional
public class WritePost {

    private PostRepository posts;
    private Markdown markdown;
    private Clock clock;

    /** For CDI's proxy only. */
    protected WritePost() {}

    @Inject
    public WritePost(PostRepository posts, Markdown markdown, Clock clock) {
        this.posts = posts;
        this.markdown = markdown;
        this.clock = clock;
    }

    /**
     * Begins a post, and publishes it if asked for.
     *
     * @return its id
     * @throws Invalid if a field breaks a rule, or the slug wished for is taken
     * @throws org.travessia.platform.Forbidden if it is to be published and the author may not
     */
    public long create(NewPost wanted) {
        PostRules.check(wanted.title(), wanted.slug(), wanted.markdown());
        Person author = posts.author(wanted.authorId());
        Slug slug =
                wanted.slug().map(typed -> free(typed, Optional.empty())).orElseGet(() -> suggested(wanted.title()));
        Post post = new Post(author, wanted.title().strip(), slug, text(wanted.markdown()), clock);
        wanted.source().ifPresent(source -> post.comesFrom(source.file(), source.fingerprint()));
        if (wanted.published()) {
            PostRights.demandPublish(Actor.of(author));
            wanted.publishedAt().ifPresentOrElse(date -> post.publish(date, clock), () -> post.publish(clock));
        }
        wanted.source().ifPresent(source -> keepTimes(post, source));
        return posts.add(post).id();
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
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit or publish it
     * @throws Invalid if a field breaks a rule, or the slug wished for is taken
     * @throws StaleVersion if somebody changed it since the edit began
     */
    public int update(long id, EditPost edit) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        Actor editor = Actor.of(posts.author(edit.editorId()));
        PostRights.demandEdit(editor, post);
        PostRules.check(edit.title(), edit.slug(), edit.markdown());
        demandVersion(post, edit.expectedVersion());
        edit.slug().ifPresent(typed -> post.moveTo(free(typed, Optional.of(post))));
        if (!edit.title().strip().equals(post.title()) || !edit.markdown().equals(post.markdown())) {
            post.rewrite(edit.title().strip(), text(edit.markdown()), clock);
        }
        edit.source().ifPresent(source -> post.comesFrom(source.file(), source.fingerprint()));
        if (edit.published() != post.published()) {
            PostRights.demandPublish(editor);
            if (edit.published()) {
                edit.source()
                        .flatMap(ImportSource::times)
                        .ifPresentOrElse(times -> post.publish(times.published(), clock), () -> post.publish(clock));
            } else {
                post.unpublish(clock);
            }
        }
        edit.source().ifPresent(source -> keepTimes(post, source));
        posts.flush();
        return post.version();
    }

    /**
     * Removes a post.
     *
     * @param expectedVersion as in {@link EditPost}
     * @throws PostNotFound if there is none, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if the person may not edit it
     * @throws StaleVersion if somebody changed it meanwhile
     */
    public void delete(long id, Optional<Integer> expectedVersion, long editorId) {
        Post post = posts.forChange(id).orElseThrow(() -> new PostNotFound(id));
        PostRights.demandEdit(Actor.of(posts.author(editorId)), post);
        demandVersion(post, expectedVersion);
        posts.remove(post);
        posts.flush();
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
        if (published) {
            post.publish(clock);
        } else {
            post.unpublish(clock);
        }
        posts.flush();
    }

    private static void keepTimes(Post post, ImportSource source) {
        source.times().ifPresent(times -> post.keepTimes(times.created(), times.updated()));
    }

    private Post.Text text(String written) {
        Markdown.Rendered rendered = markdown.render(written);
        return new Post.Text(
                written, rendered.html(), rendered.excerpt(), rendered.wordCount(), Markdown.RENDERER_VERSION);
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
    private Slug suggested(String title) {
        Slug first = Slug.suggestedBy(title).orElseGet(() -> Slug.parse("post").orElseThrow());
        posts.lockSlugs();
        return posts.firstFree(first);
    }
}
