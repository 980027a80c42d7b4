package org.travessia.comment.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.Invitation;
import org.travessia.platform.Invalid.FieldError;

/**
 * The page with the form for a comment.
 *
 * @param form what was typed
 * @param stamp what the form sends back: that of the first sight while it is good, so that a preview does not make anybody hasty
 * @param errors broken rules, none on the first sight
 * @param problem what is wrong with none of the fields, as the key of a text
 * @param preview what the text would look like, sanitised
 */
public record CommentFormView(
        Invitation invitation,
        CommentForm form,
        String stamp,
        List<FieldError> errors,
        Optional<FieldError> problem,
        Optional<String> preview) {

    static CommentFormView of(Invitation invitation, CommentForm form) {
        return new CommentFormView(
                invitation,
                form,
                form.stamp.isEmpty() ? invitation.stamp() : form.stamp,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    CommentFormView with(List<FieldError> broken) {
        boolean old = broken.stream().anyMatch(error -> error.messageKey().equals("comment.form.old"));
        return new CommentFormView(
                invitation, form, old ? invitation.stamp() : stamp, broken, Optional.empty(), Optional.empty());
    }

    CommentFormView saying(String key, Object... arguments) {
        return new CommentFormView(
                invitation,
                form,
                stamp,
                List.of(),
                Optional.of(new FieldError("text", key, List.of(arguments))),
                Optional.empty());
    }

    CommentFormView showing(String html) {
        return new CommentFormView(invitation, form, stamp, List.of(), Optional.empty(), Optional.of(html));
    }
}
