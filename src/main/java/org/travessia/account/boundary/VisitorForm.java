package org.travessia.account.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.travessia.web.CsrfCookies;
import org.travessia.web.CsrfVisitor;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.Visitor;

/**
 * A page with a form for somebody who need not be signed in: it comes with the cookie that the form's token belongs to, which is the
 * session's for somebody who is.
 */
@RequestScoped
public class VisitorForm {

    static final String REFERRER_POLICY = "Referrer-Policy";

    /** Not "no-referrer": a browser that sends no Sec-Fetch-Site would then hide where the form was ("Origin: null"). */
    static final String WITHOUT_ADDRESS = "strict-origin";

    @Inject
    CsrfVisitor csrf;

    @Inject
    Visitor visitor;

    @Inject
    CsrfCookies names;

    @Inject
    Layouts layouts;

    @Inject
    HttpServletRequest request;

    /** An answer that nobody keeps; the template is given the layout with the token in it. */
    public Response.ResponseBuilder page(int status, Function<Layout, JteModel> template) {
        Response.ResponseBuilder answer =
                Response.status(status).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (!visitor.signedIn()) {
            answer.cookie(csrf.welcome(Requests.cookie(request, names.visitor()).orElse(null)));
        }
        return answer.entity(template.apply(layouts.layout()));
    }

    /** The same, where the page's address holds a secret: neither another site nor a log may learn it from a link followed here. */
    public Response.ResponseBuilder secret(int status, Function<Layout, JteModel> template) {
        return page(status, template).header(REFERRER_POLICY, WITHOUT_ADDRESS);
    }

    /** The secret cookie that the form at hand belongs to; the filter for form tokens lets none come without one. */
    String secret() {
        return Requests.cookie(request, names.visitor())
                .or(() -> Requests.cookie(request, names.session()))
                .orElseThrow();
    }
}
