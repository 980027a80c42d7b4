package org.travessia.account.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.travessia.account.control.SignInExpired;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.api.Problem;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** What the script calls the browser's WebAuthn API with, or a problem document whose detail it shows. */
@RequestScoped
public class PasskeyOptions {

    @Inject
    Visitor visitor;

    /** The options, or why there are none. */
    Response of(Supplier<String> options) {
        try {
            return Response.ok(options.get(), MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .build();
        } catch (Invalid invalid) {
            Invalid.FieldError first = invalid.errors().get(0);
            return problem(422, text(first.messageKey(), first.arguments().toArray()))
                    .build();
        } catch (TooManyAttempts tooMany) {
            return problem(429, text("account.signIn.tooMany", tooMany.minutes()))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (SignInExpired expired) {
            return problem(422, text("account.step.expired")).build();
        } catch (ReadOnly closed) {
            return problem(503, text("account.readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder problem(int status, String detail) {
        return new Problem(status, text("account.factor.passkey.not"), detail, "", List.of()).response();
    }

    private String text(String key, Object... arguments) {
        return Messages.in(visitor.locale()).text(key, arguments);
    }
}
