package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.NotSignedIn;

/** A program that shows a token which is wrong, expired or revoked must be told, even where nobody needs one. */
@Provider
@Dependent
public class WrongTokenFilter implements ContainerRequestFilter {

    @Inject
    CurrentPerson person;

    @Override
    public void filter(ContainerRequestContext request) {
        if (person.refused()) {
            throw new NotSignedIn();
        }
    }
}
