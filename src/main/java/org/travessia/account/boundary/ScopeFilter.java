package org.travessia.account.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.travessia.account.control.AccessTokenRepository.Bearer;
import org.travessia.account.control.CurrentPerson;

/** A token does what it was made for and nothing else, whatever its person may do. */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION)
public class ScopeFilter implements ContainerRequestFilter {

    @Inject
    CurrentPerson person;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Bearer> token = person.token();
        NeedsScope needed = resource.getResourceMethod().getAnnotation(NeedsScope.class);
        if (token.isPresent() && needed != null && !token.get().granted().contains(needed.value())) {
            throw new InsufficientScope(needed.value());
        }
    }
}
