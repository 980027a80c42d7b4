package org.travessia.comment.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.ChangePolicy;
import org.travessia.comment.entity.CommentMode;
import org.travessia.platform.Invalid.FieldError;

/**
 * The form with the policy.
 *
 * @param typed what was typed, or the policy as it is
 * @param errors broken rules
 * @param saved whether it was just saved
 * @param problem what is wrong as a whole, as the key of a text
 */
public record PolicyForm(ChangePolicy.Typed typed, List<FieldError> errors, boolean saved, Optional<String> problem) {

    /** The choices of mode. */
    public List<CommentMode> modes() {
        return List.of(CommentMode.values());
    }
}
