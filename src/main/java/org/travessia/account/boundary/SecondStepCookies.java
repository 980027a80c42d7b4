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
import org.travessia.web.SecretCookies;

/**
 * The cookies of a browser between password and second factor, and of one that need not show the second factor again. Each is a
 * secret of a table of its own: neither is ever looked for among the sessions.
 */
@ApplicationScoped
public class SecondStepCookies {

    private SecretCookies cookies;

    /** For CDI's proxy only. */
    protected SecondStepCookies() {}

    @Inject
    public SecondStepCookies(SecretCookies cookies) {
        this.cookies = cookies;
    }

    /** The secret of the sign-in that waits in this browser. */
    public Optional<Token> waiting(HttpServletRequest request) {
        return Requests.cookie(request, cookies.name("sign-in")).flatMap(Token::parse);
    }

    /** The secret by which this device is known again. */
    public Optional<Token> device(HttpServletRequest request) {
        return Requests.cookie(request, cookies.name("device")).flatMap(Token::parse);
    }

    /** Gives a browser the secret of a sign-in that waits. */
    public NewCookie carryingWaiting(Token token) {
        return cookies.of("sign-in", token.value(), PendingSignIn.LIFETIME);
    }

    /** Takes the secret of a sign-in out of a browser. */
    public NewCookie noneWaiting() {
        return cookies.of("sign-in", "", Duration.ZERO);
    }

    /** Gives a browser the secret by which it is known again. */
    public NewCookie carryingDevice(Token token) {
        return cookies.of("device", token.value(), RememberedDevice.LIFETIME);
    }
}
