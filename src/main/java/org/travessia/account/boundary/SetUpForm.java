package org.travessia.account.boundary;

import java.util.List;
import org.travessia.platform.Invalid.FieldError;

/**
 * The first administrator's form as it is shown, perhaps again.
 *
 * @param code the one-time code that it was opened with
 * @param username what was typed, and so on; the password never comes back
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 */
public record SetUpForm(
        String code, String username, String email, String displayName, List<FieldError> errors, boolean readOnly) {}
