package org.travessia.comment.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.stream.Stream;
import org.travessia.account.entity.Token;
import org.travessia.platform.Configuration;

/**
 * By this cookie a guest's browser is known again, so that only the first comment waits for a moderator. An e-mail address alone
 * would not do: whoever guesses one could speak in its owner's name, and learn that the owner has spoken here. It is random and set
 * only when somebody comments.
 */
@ApplicationScoped
public class CommenterCookie {

    private static final Duration KEPT = Duration.ofDays(365);

    private Configuration configuration;

    /** For CDI's proxy only. */
    protected CommenterCookie() {}

    @Inject
    public CommenterCookie(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The secret that a browser was given before, or a new one. */
    Token of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Stream.of(cookies))
                .filter(cookie -> cookie.getName().equals(name()))
                .flatMap(cookie -> Token.parse(cookie.getValue()).stream())
                .findFirst()
                .orElseGet(Token::random);
    }

    /** Gives a browser its secret. */
    NewCookie carrying(Token secret) {
        return new NewCookie.Builder(name())
                .value(secret.value())
                .path("/")
                .maxAge((int) KEPT.toSeconds())
                .secure(configuration.secure())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String name() {
        return configuration.secure() ? "__Host-commenter" : "commenter";
    }
}
