package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.travessia.platform.Sha256;
import org.travessia.platform.Slug;
import org.travessia.post.control.PostRepository;
import org.travessia.post.control.PostRules;
import org.travessia.post.entity.Post;

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
        return free(Slug.suggestedBy(title).orElseGet(() -> Slug.parse("post").orElseThrow()), promised);
    }

    /** Whether a page cannot have this address, because the blog itself has something there. */
    public boolean reserved(String slug) {
        return PostRules.reserved(Slug.parse(slug).orElseThrow());
    }

    /** The address wished for, numbered if a post or another file of this import has it. */
    public String free(Slug wanted, Set<String> promised) {
        Slug free = posts.firstFree(wanted);
        for (int number = 2; promised.contains(free.toString()); number++) {
            free = posts.firstFree(wanted.numbered(number));
        }
        return free.toString();
    }

    /**
     * A post that came from a file, as it is now.
     *
     * @param createdAt when it was begun, here or where it comes from
     * @param state a hash of what people can edit of it, see {@link #state}
     */
    public record Imported(
            long id,
            String slug,
            boolean published,
            long authorId,
            Instant createdAt,
            Optional<String> fingerprint,
            String state) {

        static Imported of(Post post) {
            return new Imported(
                    post.id(),
                    post.slug().toString(),
                    post.published(),
                    post.author().id(),
                    post.createdAt(),
                    post.sourceFingerprint(),
                    state(post.title(), post.slug().toString(), post.markdown(), post.published()));
        }

        /** Differs as soon as somebody edits the post. */
        public static String state(String title, String slug, String markdown, boolean published) {
            return Sha256.hex(String.join("\0", title, slug, markdown, String.valueOf(published))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
