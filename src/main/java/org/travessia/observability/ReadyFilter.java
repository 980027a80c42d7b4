package org.travessia.observability;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.travessia.platform.Ready;

/** Turns requests away at once while there is no database, instead of letting each wait for one. Static files need none. */
@Provider
@Dependent
@PreMatching
@Priority(ReadyFilter.AFTER_THE_LANGUAGE)
public class ReadyFilter implements ContainerRequestFilter {

    /** The page that says so is in the visitor's language, which the filter of the package web finds out. */
    static final int AFTER_THE_LANGUAGE = jakarta.ws.rs.Priorities.USER + 100;

    private static final long RETRY_AFTER_SECONDS = 5;

    @Inject
    Ready ready;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ready.state().ready() && !request.getUriInfo().getPath().startsWith("/static/")) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
    }
}
