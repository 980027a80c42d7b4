package org.travessia.post.control;

import java.time.Instant;
import org.travessia.platform.MarkdownText;
import org.travessia.post.entity.Post;

/**
 * What everybody may read of a post or a page, as it was written.
 *
 * @param path of its page on this blog, not percent-encoded
 * @param markdown CommonMark with GitHub's extensions
 */
public record PostText(String title, String path, String markdown, Instant updatedAt) {

    static PostText of(Post post) {
        return new PostText(post.title(), post.path(), post.markdown(), post.updatedAt());
    }

    /** The text under its title, which stands outside of it as on its page. */
    public String document() {
        return MarkdownText.heading(title) + "\n\n" + markdown.strip() + "\n";
    }
}
