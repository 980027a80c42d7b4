package org.travessia.idempotency.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.travessia.api.Problem;
import org.travessia.idempotency.control.AnswerPending;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** Tells a program that its first request is not done yet. */
@Provider
@Dependent
public class AnswerPendingMapper implements ExceptionMapper<AnswerPending> {

    @Inject
    Visitor visitor;

    @Override
    public Response toResponse(AnswerPending thrown) {
        Messages messages = Messages.in(visitor.locale());
        return Problem.of(
                        409,
                        messages.text("api.idempotency.pending.title"),
                        messages.text("api.idempotency.pending.advice"))
                .response()
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
