package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Revision;

/** Gives to those who may edit a post what it said before; {@link RevisionDiff} says what changed. */
@ApplicationScoped
@Transactional
public class ReadRevisions {

    private PostRepository posts;

    /** For CDI's proxy only. */
    protected ReadRevisions() {}

    @Inject
    public ReadRevisions(PostRepository posts) {
        this.posts = posts;
    }

    /**
     * A post's revisions, one of them beside the one before it.
     *
     * @param number which; empty for the newest
     * @throws PostNotFound if there is no such post or revision, or it is somebody else's draft
     * @throws org.travessia.platform.Forbidden if this person may not edit it
     */
    public RevisionView of(long postId, Optional<Integer> number, Actor reader) {
        Post post = posts.byId(postId).orElseThrow(() -> new PostNotFound(postId));
        PostRights.demandEdit(reader, post);
        List<RevisionView.Entry> entries = posts.revisions(postId, RevisionView.MOST);
        int wanted = number.orElseGet(() ->
                entries.stream().findFirst().map(RevisionView.Entry::number).orElse(0));
        Revision shown = posts.revision(postId, wanted).orElseThrow(() -> new PostNotFound(postId));
        Optional<Revision> before = posts.revision(postId, wanted - 1);
        return new RevisionView(
                postId,
                post.title(),
                entries,
                new RevisionView.Entry(
                        shown.number(),
                        shown.savedAt(),
                        shown.editor().map(person -> person.displayName()).orElse(""),
                        shown.title()),
                before.map(Revision::markdown).orElse(""),
                shown.markdown());
    }
}
