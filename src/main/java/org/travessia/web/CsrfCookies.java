package org.travessia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.platform.Configuration;

/**
 * The cookies whose secrets are the keys of form tokens. By TLS their names begin with {@code __Host-}: browsers then take
 * them only from this very host, so no neighbour can plant one.
 */
@ApplicationScoped
public class CsrfCookies {

    private boolean secure;

    /** For CDI's proxy only. */
    protected CsrfCookies() {}

    @Inject
    public CsrfCookies(Configuration configuration) {
        this.secure = configuration.secure();
    }

    /** The cookie of signed-in people: their session's. */
    public String session() {
        return name("session");
    }

    /** The cookie of people who are not signed in and were served a form. */
    public String visitor() {
        return name("visitor");
    }

    private String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }
}
