package org.travessia.post.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.Autosave;
import org.travessia.post.control.PostSource;
import org.travessia.post.entity.PostStatus;

/**
 * The form of a post as its page shows it.
 *
 * @param post the post as it is saved; empty while it is new
 * @param form what was typed, or the post as it is
 * @param errors broken rules, none on the first sight
 * @param saved what has just become of it, after {@code post.form.saved.} a text's key; empty if nothing was saved
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 * @param conflict that somebody else has saved the post meanwhile; their text is shown beside this one
 * @param left a text that this person typed and did not save, offered back
 * @param restored when the text that the form shows was kept; empty where it shows the post, or what was sent
 */
public record PostFormView(
        Optional<PostSource> post,
        PostForm form,
        List<FieldError> errors,
        String saved,
        boolean readOnly,
        Optional<PostConflict> conflict,
        Optional<Autosave> left,
        Optional<Instant> restored) {

    static PostFormView of(Optional<PostSource> post, PostForm form) {
        return new PostFormView(post, form, List.of(), "", false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    PostFormView with(List<FieldError> broken) {
        return new PostFormView(post, form, broken, "", false, conflict, left, restored);
    }

    PostFormView justSaved(String how) {
        return new PostFormView(post, form, errors, how, false, conflict, left, restored);
    }

    PostFormView notTaken() {
        return new PostFormView(post, form, errors, "", true, conflict, left, restored);
    }

    PostFormView conflicting(PostConflict with) {
        return new PostFormView(Optional.of(with.theirs()), form, errors, "", false, Optional.of(with), left, restored);
    }

    PostFormView offering(Optional<Autosave> text) {
        return new PostFormView(post, form, errors, saved, readOnly, conflict, text, restored);
    }

    PostFormView restoredFrom(Instant time) {
        return new PostFormView(post, form, errors, saved, readOnly, conflict, left, Optional.of(time));
    }

    /** The post's id; empty while it is new. */
    public Optional<Long> id() {
        return post.map(PostSource::id);
    }

    /** Where the post stands; what is new is a draft. */
    public PostStatus status() {
        return post.map(PostSource::status).orElse(PostStatus.DRAFT);
    }

    /** The post as somebody else has saved it meanwhile. */
    public Optional<PostSource> theirs() {
        return conflict.map(PostConflict::theirs);
    }
}
