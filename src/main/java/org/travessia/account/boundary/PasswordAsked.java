package org.travessia.account.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.PasswordProof;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;

/** Asks a signed-in person for the password again before something that a stranger at their desk must not do. */
@RequestScoped
public class PasswordAsked {

    @Inject
    SignIn signIn;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    /** The form with what was typed, to be shown again. */
    @FunctionalInterface
    public interface Form {

        /**
         * A page with it.
         *
         * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
         */
        Response.ResponseBuilder page(int status, List<FieldError> errors, boolean readOnly);
    }

    /**
     * Does it, or shows the form again: 422 where the password or something else is wrong, 429 where it was wrong too often, 503 while
     * the blog takes nothing.
     *
     * @param current the password as it was typed; what is wrong with it is said of the field of this name
     */
    public Response then(String current, Function<PasswordProof, Response> deed, Form again) {
        try {
            return deed.apply(signIn.prove(person.required(), current, Requests.browser(request)));
        } catch (Invalid invalid) {
            return again.page(422, invalid.errors(), false).build();
        } catch (TooManyAttempts tooMany) {
            return again.page(429, new Invalid("current", "account.signIn.tooMany", tooMany.minutes()).errors(), false)
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return again.page(503, List.of(), true)
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }
}
