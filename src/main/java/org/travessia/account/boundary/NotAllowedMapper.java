package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.NotSignedIn;
import org.travessia.platform.Forbidden;

/** {@code @RolesAllowed} says no: to a stranger that means "sign in first", to somebody signed in "this is not for you". */
@Provider
@Dependent
public class NotAllowedMapper implements ExceptionMapper<ForbiddenException> {

    @Inject
    CurrentPerson person;

    @Context
    Providers providers;

    @Override
    public Response toResponse(ForbiddenException refused) {
        return person.actor().isEmpty()
                ? providers.getExceptionMapper(NotSignedIn.class).toResponse(new NotSignedIn())
                : providers.getExceptionMapper(Forbidden.class).toResponse(new Forbidden(refused.getMessage()));
    }
}
