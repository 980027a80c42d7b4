package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.post.entity.Post;
import org.travessia.redirect.control.Secrecy;

/** Drafts, private posts and the trash, whose addresses are nobody's business. */
@ApplicationScoped
@Transactional
public class HiddenPosts implements Secrecy {

    private static final Pattern ADDRESS = Pattern.compile("(?:/posts)?/([^/]+)");

    private PostRepository posts;

    /** For CDI's proxy only. */
    protected HiddenPosts() {}

    @Inject
    public HiddenPosts(PostRepository posts) {
        this.posts = posts;
    }

    @Override
    public boolean hides(String path) {
        Matcher address = ADDRESS.matcher(path);
        return address.matches()
                && posts.bySlug(address.group(1))
                        .filter(post -> post.path().equals(path) && !known(post))
                        .isPresent();
    }

    /** Whether readers find it at its address. */
    static boolean known(Post post) {
        return PostRights.mayKnow(Optional.empty(), post);
    }
}
