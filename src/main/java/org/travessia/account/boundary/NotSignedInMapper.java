package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.NotSignedIn;
import org.travessia.api.Problem;
import org.travessia.web.ApiPath;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** Sends people to the sign-in form and back again; tells programs that they need a token. */
@Provider
@Dependent
public class NotSignedInMapper implements ExceptionMapper<NotSignedIn> {

    @Inject
    Visitor visitor;

    @Inject
    CurrentPerson person;

    @Context
    Request request;

    @Override
    public Response toResponse(NotSignedIn thrown) {
        return ApiPath.is(visitor.path()) ? unauthorized() : signIn();
    }

    private Response unauthorized() {
        Messages messages = Messages.in(visitor.locale());
        String challenge = "Bearer realm=\"blog\"" + (person.refused() ? ", error=\"invalid_token\"" : "");
        return Problem.of(
                        401, messages.text("account.unauthorized.title"), messages.text("account.unauthorized.advice"))
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    private Response signIn() {
        // After a form there is nothing to come back to: its address may take no GET.
        String next = request.getMethod().equals("GET") ? visitor.path() : "/";
        return Redirect.to(SignInPages.address(next)).build();
    }
}
