package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.travessia.api.Problem;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** Tells a program which scope its token lacks (RFC 6750, 3.1). */
@Provider
@Dependent
public class InsufficientScopeMapper implements ExceptionMapper<InsufficientScope> {

    @Inject
    Visitor visitor;

    @Override
    public Response toResponse(InsufficientScope thrown) {
        Messages messages = Messages.in(visitor.locale());
        String scope = thrown.scope().word();
        return Problem.of(
                        403,
                        messages.text("account.scope.missing.title"),
                        messages.text("account.scope.missing.advice", scope))
                .response()
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"blog\", error=\"insufficient_scope\", scope=\"" + scope + "\"")
                .build();
    }
}
