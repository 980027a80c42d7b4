package org.travessia.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.travessia.account.entity.PendingSignIn;
import org.travessia.account.entity.RememberedDevice;
import org.travessia.account.entity.Token;
import org.travessia.platform.Configuration;

/**
 * The cookies of a browser between password and second factor, and of one that need not show the second factor again. Each is a
 * secret of a table of its own: neither is ever looked for among the sessions.
 */
@ApplicationScoped
public class SecondStepCookies {

    private Configuration configuration;

    /** For CDI's proxy only. */
    protected SecondStepCookies() {}

    @Inject
    public SecondStepCookies(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The secret of the sign-in that waits in this browser. */
    public Optional<Token> waiting(HttpServletRequest request) {
        return Requests.cookie(request, name("sign-in")).flatMap(Token::parse);
    }

    /** The secret by which this device is known again. */
    public Optional<Token> device(HttpServletRequest request) {
        return Requests.cookie(request, name("device")).flatMap(Token::parse);
    }

    /** Gives a browser the secret of a sign-in that waits. */
    public NewCookie carryingWaiting(Token token) {
        return cookie("sign-in", token.value(), PendingSignIn.LIFETIME);
    }

    /** Takes the secret of a sign-in out of a browser. */
    public NewCookie noneWaiting() {
        return cookie("sign-in", "", Duration.ZERO);
    }

    /** Gives a browser the secret by which it is known again. */
    public NewCookie carryingDevice(Token token) {
        return cookie("device", token.value(), RememberedDevice.LIFETIME);
    }

    private NewCookie cookie(String name, String value, Duration maxAge) {
        return new NewCookie.Builder(name(name))
                .value(value)
                .path("/")
                .maxAge((int) maxAge.toSeconds())
                .secure(configuration.secure())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String name(String plain) {
        return configuration.secure() ? "__Host-" + plain : plain;
    }
}
