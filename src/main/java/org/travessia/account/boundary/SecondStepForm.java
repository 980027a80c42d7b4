package org.travessia.account.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.account.control.SecondStepView;
import org.travessia.platform.Invalid.FieldError;

/**
 * The form for the second factor as it is shown, perhaps again.
 *
 * @param offered what may be shown
 * @param next the path to go to afterwards
 * @param problem what went wrong with the form as a whole
 */
public record SecondStepForm(SecondStepView offered, String next, Optional<FieldError> problem) {

    SecondStepForm saying(String messageKey, Object... arguments) {
        return new SecondStepForm(offered, next, Optional.of(new FieldError("code", messageKey, List.of(arguments))));
    }
}
