package org.travessia.post.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.PostSource;

/**
 * The form of a post as its page shows it.
 *
 * @param id the post's id; empty while it is new
 * @param form what was typed, or the post as it is
 * @param errors broken rules, none on the first sight
 * @param saved whether the form shows what was just saved
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 * @param theirs the post as somebody else has saved it meanwhile; its text is shown beside this one
 */
public record PostFormView(
        Optional<Long> id,
        PostForm form,
        List<FieldError> errors,
        boolean saved,
        boolean readOnly,
        Optional<PostSource> theirs) {

    static PostFormView of(Optional<Long> id, PostForm form) {
        return new PostFormView(id, form, List.of(), false, false, Optional.empty());
    }

    PostFormView with(List<FieldError> broken) {
        return new PostFormView(id, form, broken, false, false, theirs);
    }

    PostFormView justSaved() {
        return new PostFormView(id, form, errors, true, false, theirs);
    }

    PostFormView notTaken() {
        return new PostFormView(id, form, errors, false, true, theirs);
    }

    PostFormView conflictsWith(PostSource saved) {
        return new PostFormView(id, form, errors, false, false, Optional.of(saved));
    }
}
