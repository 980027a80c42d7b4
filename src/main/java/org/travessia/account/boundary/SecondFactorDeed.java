package org.travessia.account.boundary;

import java.util.List;
import org.travessia.platform.Invalid.FieldError;

/**
 * The form before a change of one's second factor: what is about to be done, and the password.
 *
 * @param name of the deed, as a part of messages' keys
 * @param action where the form is sent
 * @param subject what it is done to, by the name that its owner gave; may be empty
 * @param errors what was wrong with the form just sent
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 */
public record SecondFactorDeed(String name, String action, String subject, List<FieldError> errors, boolean readOnly) {

    SecondFactorDeed(String name, String action) {
        this(name, action, "", List.of(), false);
    }

    SecondFactorDeed about(String thing) {
        return new SecondFactorDeed(name, action, thing, errors, readOnly);
    }

    SecondFactorDeed again(List<FieldError> broken, boolean notTaken) {
        return new SecondFactorDeed(name, action, subject, broken, notTaken);
    }
}
