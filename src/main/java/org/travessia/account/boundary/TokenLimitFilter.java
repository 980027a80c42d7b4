package org.travessia.account.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.TokenLimits;
import org.travessia.account.control.TokenLimits.Standing;
import org.travessia.api.Problem;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** Counts what programs ask for, and tells them how they stand (draft-ietf-httpapi-ratelimit-headers). */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class TokenLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STANDING = Standing.class.getName();

    @Inject
    CurrentPerson person;

    @Inject
    TokenLimits limits;

    @Inject
    Visitor visitor;

    @Override
    public void filter(ContainerRequestContext request) {
        person.token().ifPresent(token -> {
            Standing standing = limits.count(token.tokenId());
            request.setProperty(STANDING, standing);
            if (!standing.allowed()) {
                Messages messages = Messages.in(visitor.locale());
                request.abortWith(Problem.of(429, messages.text("error.429.title"), messages.text("error.429.advice"))
                        .response()
                        .header(HttpHeaders.RETRY_AFTER, standing.reset())
                        .build());
            }
        });
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STANDING) instanceof Standing standing) {
            response.getHeaders()
                    .putSingle(
                            "RateLimit-Policy",
                            "\"token\";q=" + TokenLimits.MOST + ";w=" + TokenLimits.PERIOD.toSeconds());
            response.getHeaders()
                    .putSingle("RateLimit", "\"token\";r=" + standing.remaining() + ";t=" + standing.reset());
        }
    }
}
