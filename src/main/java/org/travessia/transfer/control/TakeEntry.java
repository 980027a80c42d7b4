package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.ImportComments;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.ImportSource;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.WritePost;
import org.travessia.redirect.control.Redirects;

/** Takes one entry of another blog with all that belongs to it, in one transaction: the whole of it, or nothing. */
@ApplicationScoped
@Transactional
public class TakeEntry {

    private WritePost write;
    private Redirects redirects;
    private ImportComments comments;

    /** For CDI's proxy only. */
    protected TakeEntry() {}

    @Inject
    public TakeEntry(WritePost write, Redirects redirects, ImportComments comments) {
        this.write = write;
        this.redirects = redirects;
        this.comments = comments;
    }

    /**
     * An entry as this blog will have it.
     *
     * @param slug free at the moment
     * @param authorId who wrote it
     * @param authorPublishes whether that person may publish; if not, the editor does
     * @param editorId who takes it
     * @param oldPaths what leads to it from now on
     */
    record Wanted(
            String title,
            String slug,
            String markdown,
            boolean published,
            Optional<Instant> publishAt,
            boolean trashed,
            PostDetails details,
            ImportSource source,
            long authorId,
            boolean authorPublishes,
            long editorId,
            List<String> oldPaths) {

        String path() {
            return details.kind().path(slug);
        }
    }

    /** Makes a post of it, with its comments. */
    ImportComments.Outcome create(Wanted entry, List<ImportComments.Elsewhere> remarks) {
        boolean byAuthor = entry.published() && entry.authorPublishes();
        long id = write.create(new NewPost(
                entry.title(),
                Optional.of(entry.slug()),
                entry.markdown(),
                byAuthor,
                entry.publishAt(),
                entry.authorId(),
                Optional.of(entry.source()),
                entry.details()));
        if (entry.published() && !byAuthor) {
            // Where it comes from an editor published what its author may not.
            update(id, entry);
        }
        if (entry.trashed()) {
            write.trash(id, Optional.empty(), entry.editorId());
        }
        lead(entry.oldPaths(), entry.path());
        return comments(id, remarks);
    }

    /** Takes those comments of an entry that are not here yet. */
    ImportComments.Outcome comments(long id, List<ImportComments.Elsewhere> remarks) {
        return remarks.isEmpty() ? new ImportComments.Outcome(0, 0) : comments.take(id, remarks);
    }

    /** Changes the post that an earlier import made of it. */
    void update(long id, Wanted entry) {
        write.update(
                id,
                new EditPost(
                        entry.title(),
                        Optional.empty(),
                        entry.markdown(),
                        entry.published(),
                        entry.publishAt(),
                        Optional.empty(),
                        entry.editorId(),
                        Optional.of(entry.source()),
                        Optional.of(entry.details())));
        lead(entry.oldPaths(), entry.path());
    }

    /** Makes a post of a file. */
    void create(NewPost post, boolean trashed, List<String> oldPaths, String path) {
        long id = write.create(post);
        if (trashed) {
            write.trash(id, Optional.empty(), post.authorId());
        }
        lead(oldPaths, path);
    }

    /** Changes the post of a file. */
    void update(long id, EditPost edit, List<String> oldPaths, String path) {
        write.update(id, edit);
        lead(oldPaths, path);
    }

    private void lead(List<String> oldPaths, String path) {
        oldPaths.forEach(old -> redirects.noteUnlessKnown(old, path));
    }
}
