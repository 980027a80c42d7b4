package org.travessia.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.travessia.account.entity.Token;
import org.travessia.platform.Configuration;
import org.travessia.web.CsrfCookies;

/** The cookie that carries a session's secret. */
@ApplicationScoped
public class SessionCookie {

    private Configuration configuration;
    private CsrfCookies names;

    /** For CDI's proxy only. */
    protected SessionCookie() {}

    @Inject
    public SessionCookie(Configuration configuration, CsrfCookies names) {
        this.configuration = configuration;
        this.names = names;
    }

    /** The secret that a request came with, if it has the form of one. */
    public Optional<Token> of(HttpServletRequest request) {
        return Requests.cookie(request, names.session()).flatMap(Token::parse);
    }

    /** Gives a browser the secret of its new session. */
    public NewCookie carrying(Token token) {
        return cookie(token.value(), (int) configuration.sessionLifetime().max().toSeconds());
    }

    /** Takes the cookie out of a browser. */
    public NewCookie none() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(names.session())
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .secure(configuration.secure())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
