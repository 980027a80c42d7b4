package org.travessia.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nothing be changed by a form that this blog did not serve to this browser. The API is left out: it takes no cookie,
 * so a foreign page has nothing to abuse.
 */
@Provider
@Dependent
@PreMatching
@Priority(CsrfFilter.LAST)
public class CsrfFilter implements ContainerRequestFilter {

    /** After the visitor's language is known and a blog without its database has said so: that is no fault of the form. */
    static final int LAST = Priorities.USER + 200;

    /** The form field that carries the token; first in forms with files. */
    public static final String FIELD = "_csrf";

    /** The header that a script sends instead. */
    public static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    CsrfCookies names;

    @Inject
    Visitor visitor;

    @Context
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (ApiPath.is(servletRequest.getRequestURI())) {
            return;
        }
        String cookie = value(request, visitor.signedIn() ? names.session() : names.visitor());
        if (visitor.signedIn()) {
            visitor.mustSend(CsrfToken.of(cookie));
        }
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        boolean ours = fromHere(request)
                && !cookie.isEmpty()
                && sent(request)
                        .filter(token -> CsrfToken.matches(token, cookie))
                        .isPresent();
        if (!ours) {
            throw new CsrfRefused();
        }
    }

    private static String value(ContainerRequestContext request, String name) {
        Cookie cookie = request.getCookies().get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    private static Optional<String> sent(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString(HEADER);
        MediaType type = request.getMediaType();
        if (header != null || type == null) {
            return Optional.ofNullable(header);
        }
        CsrfForm form = CsrfForm.of(type, request.getEntityStream());
        request.setEntityStream(form.body());
        return form.token();
    }

    /** What the browser itself says about where the form was; browsers too old to say anything have the token only. */
    private static boolean fromHere(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        return origin == null || sameHost(origin, request.getHeaderString("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
