package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import org.travessia.post.control.PostRepository;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Slug;

/** What earlier imports made, and which addresses are free for the next. */
@ApplicationScoped
@Transactional
public class ImportedPosts {

    private final PostRepository posts;

    /** For the proxy only. */
    protected ImportedPosts() {
        this(null);
    }

    @Inject
    public ImportedPosts(PostRepository posts) {
        this.posts = posts;
    }

    /** The post that an earlier import made of a file. */
    public Optional<Imported> of(String source) {
        return posts.bySource(source).map(Imported::of);
    }

    /** The address that a title suggests, which neither a post nor another file of this import has. */
    public String freeSlug(String title, Set<String> promised) {
        Slug wanted = Slug.suggestedBy(title).orElseGet(() -> Slug.parse("post").orElseThrow());
        Slug free = posts.firstFree(wanted);
        for (int number = 2; promised.contains(free.toString()); number++) {
            free = posts.firstFree(wanted.numbered(number));
        }
        return free.toString();
    }

    /** A post that came from a file, as it is now. */
    public record Imported(long id, String slug, boolean published, Optional<String> fingerprint) {

        static Imported of(Post post) {
            return new Imported(post.id(), post.slug().toString(), post.published(), post.sourceFingerprint());
        }
    }
}
