package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.travessia.media.control.ShowMedia;
import org.travessia.platform.Markdown;
import org.travessia.post.entity.Post;

/** Makes the HTML of posts again whose images are shown differently now; nobody's version of them changes by it. */
@ApplicationScoped
@Transactional
public class ShowMediaAgain {

    /** As many are made again in one transaction. */
    private static final int BATCH = 20;

    private PostRepository posts;
    private Markdown markdown;
    private ShowMedia media;

    /** For CDI's proxy only. */
    protected ShowMediaAgain() {}

    @Inject
    public ShowMediaAgain(PostRepository posts, Markdown markdown, ShowMedia media) {
        this.posts = posts;
        this.markdown = markdown;
        this.media = media;
    }

    /**
     * Makes some posts again that name a file.
     *
     * @param ref the part of the file's address
     * @param after the id of the last post that was made again; 0 at the beginning
     * @return the id of the last one now; 0 if there are no more
     */
    public long some(String ref, long after) {
        return again(media.postsNaming(ref, after, BATCH));
    }

    /**
     * Makes some posts again that show any image.
     *
     * @param after as {@link #some}
     * @return as {@link #some}
     */
    public long someWithImages(long after) {
        return again(posts.withImages(after, BATCH));
    }

    private long again(List<Long> ids) {
        for (long id : ids) {
            posts.byId(id).ifPresent(this::again);
        }
        return ids.size() < BATCH ? 0 : ids.get(BATCH - 1);
    }

    private void again(Post post) {
        String html = media.in(markdown.render(post.markdown()).html());
        String feature = post.featureImage()
                .map(address -> media.element(address, post.featureImageAlt()))
                .orElse("");
        if (!html.equals(post.html()) || !feature.equals(post.featureHtml())) {
            posts.showAs(post.id(), post.version(), html, feature);
        }
    }
}
