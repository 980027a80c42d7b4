package org.travessia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.travessia.platform.Configuration;

/**
 * Cookies that hold a secret: no script reads them, and no other site's form sends them. By TLS their names begin with {@code __Host-}:
 * browsers then take them only from this very host, so no neighbour can plant one.
 */
@ApplicationScoped
public class SecretCookies {

    private boolean secure;

    /** For CDI's proxy only. */
    protected SecretCookies() {}

    @Inject
    public SecretCookies(Configuration configuration) {
        this.secure = configuration.secure();
    }

    /** What a cookie is called here. */
    public String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    /** One that a browser keeps for a while; not at all if that is zero, which takes it out. */
    public NewCookie of(String plain, String value, Duration kept) {
        return cookie(plain, value).maxAge((int) kept.toSeconds()).build();
    }

    /** One that a browser keeps until it is closed. */
    public NewCookie ofThisVisit(String plain, String value) {
        return cookie(plain, value).build();
    }

    private NewCookie.Builder cookie(String plain, String value) {
        return new NewCookie.Builder(name(plain))
                .value(value)
                .path("/")
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
