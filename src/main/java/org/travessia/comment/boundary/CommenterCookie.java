package org.travessia.comment.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.travessia.account.boundary.Requests;
import org.travessia.account.entity.Token;
import org.travessia.web.SecretCookies;

/**
 * By this cookie a guest's browser is known again, so that only the first comment waits for a moderator. An e-mail address alone
 * would not do: whoever guesses one could speak in its owner's name, and learn that the owner has spoken here. It is random and set
 * only when somebody comments.
 */
@ApplicationScoped
public class CommenterCookie {

    private static final String NAME = "commenter";
    private static final Duration KEPT = Duration.ofDays(365);

    private SecretCookies cookies;

    /** For CDI's proxy only. */
    protected CommenterCookie() {}

    @Inject
    public CommenterCookie(SecretCookies cookies) {
        this.cookies = cookies;
    }

    /** The secret that a browser was given before, or a new one. */
    Token of(HttpServletRequest request) {
        return Requests.cookie(request, cookies.name(NAME))
                .flatMap(Token::parse)
                .orElseGet(Token::random);
    }

    /** Gives a browser its secret. */
    NewCookie carrying(Token secret) {
        return cookies.of(NAME, secret.value(), KEPT);
    }
}
