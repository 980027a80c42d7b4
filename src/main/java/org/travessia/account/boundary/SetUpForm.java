package org.travessia.account.boundary;

import java.util.List;
import org.travessia.platform.Invalid.FieldError;

/**
 * The first administrator's form as it is shown, perhaps again.
 *
 * @param code the one-time code that it was opened with
 * @param username what was typed, and so on; the password never comes back
 */
public record SetUpForm(String code, String username, String email, String displayName, List<FieldError> errors) {}
