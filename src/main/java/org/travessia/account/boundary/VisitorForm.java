package org.travessia.account.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.travessia.web.CsrfCookies;
import org.travessia.web.CsrfVisitor;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;

/** A page with a form for somebody who is not signed in: it comes with the cookie that the form's token belongs to. */
@RequestScoped
public class VisitorForm {

    @Inject
    CsrfVisitor csrf;

    @Inject
    CsrfCookies names;

    @Inject
    Layouts layouts;

    @Inject
    HttpServletRequest request;

    /** An answer that nobody keeps; the template is given the layout with the token in it. */
    public Response.ResponseBuilder page(int status, Function<Layout, JteModel> template) {
        NewCookie cookie =
                csrf.welcome(Requests.cookie(request, names.visitor()).orElse(null));
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .cookie(cookie)
                .entity(template.apply(layouts.layout()));
    }

    /** The secret cookie that the form at hand belongs to; the filter for form tokens lets none come without one. */
    String secret() {
        return Requests.cookie(request, names.visitor())
                .or(() -> Requests.cookie(request, names.session()))
                .orElseThrow();
    }
}
