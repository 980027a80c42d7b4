package org.travessia.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.travessia.account.control.LinkNotGood;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Tells whoever holds a link that is not good any more how to get another one: status 404, whatever is wrong with it. */
@Provider
@Dependent
public class LinkNotGoodMapper implements ExceptionMapper<LinkNotGood> {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    Layouts layouts;

    @Override
    public Response toResponse(LinkNotGood thrown) {
        return Response.status(Response.Status.NOT_FOUND)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(VisitorForm.REFERRER_POLICY, VisitorForm.WITHOUT_ADDRESS)
                .entity(TEMPLATES.accountLinkNotGood(layouts.layout()))
                .build();
    }
}
