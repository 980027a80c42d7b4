package org.travessia.account.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;

/**
 * The sign-in form as it is shown, perhaps again.
 *
 * @param username what was typed; the password never comes back
 * @param next the path to go to afterwards
 * @param done the key of what was done before, which leads here
 * @param problem what went wrong with the form as a whole
 */
public record SignInForm(String username, String next, Optional<String> done, Optional<FieldError> problem) {

    SignInForm saying(String messageKey, Object... arguments) {
        return new SignInForm(
                username,
                next,
                Optional.empty(),
                Optional.of(new FieldError("username", messageKey, List.of(arguments))));
    }
}
