package org.travessia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;

/** The cookies whose secrets are the keys of form tokens. */
@ApplicationScoped
public class CsrfCookies {

    /** The cookie of signed-in people, without what TLS puts before it. */
    public static final String SESSION = "session";

    private static final String VISITOR = "visitor";

    private SecretCookies cookies;

    /** For CDI's proxy only. */
    protected CsrfCookies() {}

    @Inject
    public CsrfCookies(SecretCookies cookies) {
        this.cookies = cookies;
    }

    /** The cookie of signed-in people: their session's. */
    public String session() {
        return cookies.name(SESSION);
    }

    /** The cookie of people who are not signed in and were served a form. */
    public String visitor() {
        return cookies.name(VISITOR);
    }

    /** Gives it to a browser. */
    NewCookie visitor(String value) {
        return cookies.ofThisVisit(VISITOR, value);
    }
}
