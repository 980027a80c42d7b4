package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.NotSignedIn;
import org.travessia.web.ApiPath;

/**
 * A program that shows a token which is wrong, expired or revoked must be told, even where nobody needs one. So must one that writes its
 * token into the address (RFC 6750, 2.3), where logs and histories keep it: the token is not even looked at.
 */
@Provider
@Dependent
public class WrongTokenFilter implements ContainerRequestFilter {

    @Inject
    CurrentPerson person;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean inAddress = ApiPath.is(request.getUriInfo().getRequestUri().getRawPath())
                && request.getUriInfo().getQueryParameters().containsKey("access_token");
        if (person.refused() || inAddress) {
            throw new NotSignedIn();
        }
    }
}
