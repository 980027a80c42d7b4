package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Passwords;
import org.travessia.platform.Invalid;
import org.travessia.platform.Sha256;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostKind;

/** Gives posts to readers: what is public, and to a signed-in person what they may edit. */
@ApplicationScoped
@Transactional
public class ReadPosts {

    private PostRepository posts;
    private Passwords passwords;

    /** For CDI's proxy only. */
    protected ReadPosts() {}

    @Inject
    public ReadPosts(PostRepository posts, Passwords passwords) {
        this.posts = posts;
        this.passwords = passwords;
    }

    /**
     * A page of published posts, newest first.
     *
     * @param before the place after which the page begins; empty for the newest
     * @param after the place before which it ends; wins over {@code before}
     * @param size posts on a page, 1 to 100
     */
    public Page<PostSummary> published(Optional<Cursor> before, Optional<Cursor> after, int size) {
        return Page.read(before, after, size, posts::published, post -> new Cursor(post.publishedAt(), post.id()));
    }

    /**
     * A post or a page by its address.
     *
     * @param reader the signed-in person, who sees their own drafts
     * @param key what {@link #unlock} gave this reader for it
     * @throws PostNotFound if there is none of this kind, or it is one that this reader may not see
     * @throws PostGone if it lies in the trash, and everybody could see it before
     */
    public PostView bySlug(PostKind kind, String slug, Optional<Actor> reader, Optional<String> key) {
        return view(at(kind, slug), reader, key);
    }

    /**
     * A post or a page that has a password, by its slug: at its door, which is one for both.
     *
     * @throws PostNotFound as {@link #bySlug}, or if it has no password
     */
    public PostView behindPassword(String slug, Optional<Actor> reader, Optional<String> key) {
        Post post = posts.bySlug(slug)
                .filter(found -> found.passwordHash().isPresent())
                .orElseThrow(() -> new PostNotFound(slug));
        return view(post, reader, key);
    }

    private static PostView view(Post post, Optional<Actor> reader, Optional<String> key) {
        if (!PostRights.mayKnow(reader, post)) {
            throw hidden(post);
        }
        boolean editable =
                reader.filter(actor -> PostRights.mayEdit(actor, post)).isPresent();
        boolean anyway =
                reader.filter(actor -> PostRights.seesAnyway(actor, post)).isPresent();
        boolean open = anyway || post.passwordHash().isEmpty() || key.equals(Optional.of(key(post)));
        return PostView.of(post, editable, !open);
    }

    /** A post that everybody may see, by its address. */
    public PostView bySlug(String slug, Optional<Actor> reader) {
        return bySlug(PostKind.POST, slug, reader, Optional.empty());
    }

    /**
     * Opens a post with its password.
     *
     * @return what shows from now on that this reader knows it; worth nothing once the password is another
     * @throws PostNotFound if there is no post with a password that has this slug
     * @throws Invalid with field {@code password} if it is another
     */
    public String unlock(String slug, String password) {
        Post post = posts.bySlug(slug)
                .filter(found -> PostRights.mayKnow(Optional.empty(), found)
                        && found.passwordHash().isPresent())
                .orElseThrow(() -> new PostNotFound(slug));
        if (!passwords.matches(password, post.passwordHash().get())) {
            throw new Invalid("password", "post.password.wrong");
        }
        return key(post);
    }

    /** Nobody can make it who does not know the hash, and that stays in the database. */
    private static String key(Post post) {
        return Sha256.hex((post.id() + " " + post.passwordHash().orElseThrow()).getBytes(StandardCharsets.UTF_8));
    }

    /** What stands around a post on its page, in one statement. */
    public Surroundings around(PostView post) {
        return posts.around(post);
    }

    /**
     * A post by its id, with its source; what lies in the trash has to come out of it first.
     *
     * @throws PostNotFound if there is none that this reader may find without its address
     */
    public PostSource source(long id, Optional<Actor> reader) {
        Post post = posts.byId(id).orElseThrow(() -> new PostNotFound(id));
        boolean editable =
                reader.filter(actor -> PostRights.mayEdit(actor, post)).isPresent();
        if (post.trashed() || !PostRights.mayFind(reader, post)) {
            throw new PostNotFound(id);
        }
        return PostSource.of(post, editable, post.translationGroup().flatMap(group -> posts.translationOf(post)));
    }

    /**
     * What everybody may read of a post or a page, as it was written.
     *
     * @throws PostNotFound if there is none of this kind, or not everybody may: what has a password is opened on its page only
     * @throws PostGone as {@link #bySlug}
     */
    public PostText text(PostKind kind, String slug) {
        Post post = at(kind, slug);
        if (!PostRights.mayKnow(Optional.empty(), post) || !post.visibility().open()) {
            throw hidden(post);
        }
        return PostText.of(post);
    }

    private Post at(PostKind kind, String slug) {
        return posts.bySlug(slug).filter(found -> found.kind() == kind).orElseThrow(() -> new PostNotFound(slug));
    }

    private static RuntimeException hidden(Post post) {
        return PostRights.gone(post) ? new PostGone(post.id()) : new PostNotFound(post.slug());
    }

    /** Pages that everybody finds: those of the menu in its order, then by title. */
    public List<PublicPage> pages(int limit) {
        return posts.pages(limit);
    }

    /** How many posts everybody finds. */
    public long countPublished() {
        return posts.countPublished();
    }
}
