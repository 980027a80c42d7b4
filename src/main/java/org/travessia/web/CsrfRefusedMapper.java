package org.travessia.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Tells people, in their language, why their form was not taken and how to send it again. */
@Provider
@Dependent
public class CsrfRefusedMapper implements ExceptionMapper<CsrfRefused> {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    Layouts layouts;

    @Override
    public Response toResponse(CsrfRefused refused) {
        return Response.status(Response.Status.FORBIDDEN)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(TEMPLATES.errorCsrf(layouts.layout()))
                .build();
    }
}
