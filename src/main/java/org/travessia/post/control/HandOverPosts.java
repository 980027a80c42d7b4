package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What becomes of somebody's posts when they leave. Who may say so is the caller's to know. */
@ApplicationScoped
@Transactional
public class HandOverPosts {

    private static final int AT_ONCE = 50;

    private PostRepository posts;
    private WritePost write;

    /** For CDI's proxy only. */
    protected HandOverPosts() {}

    @Inject
    public HandOverPosts(PostRepository posts, WritePost write) {
        this.posts = posts;
        this.write = write;
    }

    /** How many posts and pages somebody has, of any state. */
    public long count(long authorId) {
        return posts.countBy(authorId);
    }

    /** Makes them somebody else's; nothing else about them changes. */
    public void give(long fromId, long toId) {
        posts.give(fromId, toId);
    }

    /** Removes them for good, also what lies in the trash. Readers are told that what they knew is gone. */
    public void eraseAll(long authorId) {
        while (write.eraseBy(authorId, AT_ONCE) == AT_ONCE) {
            // What is left is theirs, too.
        }
    }
}
