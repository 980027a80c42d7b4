package org.travessia.comment.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.CommentRow;
import org.travessia.platform.Invalid.FieldError;

/**
 * One comment with the forms to change and to answer it.
 *
 * @param text the comment's text, or what was typed instead
 * @param version what the edit begins from
 * @param reply what was typed as an answer
 * @param errors broken rules; {@code text} and {@code reply} are the fields
 * @param done what was just done, as a part of a message's key; or empty
 * @param problem what is wrong as a whole, as the key of a text
 */
public record ModeratedComment(
        CommentRow comment,
        String text,
        int version,
        String reply,
        List<FieldError> errors,
        String done,
        Optional<String> problem) {

    static ModeratedComment of(CommentRow comment) {
        return new ModeratedComment(
                comment, comment.markdown(), comment.version(), "", List.of(), "", Optional.empty());
    }

    ModeratedComment edited(String typed) {
        return new ModeratedComment(comment, typed, version, reply, errors, done, problem);
    }

    ModeratedComment answered(String typed) {
        return new ModeratedComment(comment, text, version, typed, errors, done, problem);
    }

    ModeratedComment with(List<FieldError> broken) {
        return new ModeratedComment(comment, text, version, reply, broken, done, problem);
    }

    ModeratedComment after(String deed) {
        return new ModeratedComment(comment, text, version, reply, errors, deed, problem);
    }

    ModeratedComment saying(String key) {
        return new ModeratedComment(comment, text, version, reply, errors, done, Optional.of(key));
    }
}
