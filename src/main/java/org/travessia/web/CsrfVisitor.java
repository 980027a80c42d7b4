package org.travessia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Lets people send a form who are not signed in, or are only just so by the answer at hand. Only a page that has such a form sets the
 * cookie: all others stay the same for everybody, and so may be cached.
 */
@RequestScoped
public class CsrfVisitor {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    CsrfCookies names;

    @Inject
    Visitor visitor;

    /**
     * Prepares a page with a form; call it before the page's layout is made.
     *
     * @param sent the visitor's cookie as it came with the request, or null: it is kept, so that two open tabs both work
     * @return the cookie that the answer must set
     */
    public NewCookie welcome(String sent) {
        String value = sent != null && FORM.matcher(sent).matches() ? sent : random();
        visitor.mustSend(CsrfToken.of(value));
        return names.visitor(value);
    }

    /**
     * Prepares a page that comes with the cookie of a new session: its forms belong to that one. Call it before the page's
     * layout is made.
     *
     * @param session the new session's secret
     */
    public void welcomeTo(String session) {
        visitor.mustSend(CsrfToken.of(session));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
