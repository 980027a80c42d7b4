package org.travessia.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.travessia.account.entity.Token;
import org.travessia.platform.Configuration;
import org.travessia.web.CsrfCookies;
import org.travessia.web.SecretCookies;

/** The cookie that carries a session's secret. */
@ApplicationScoped
public class SessionCookie {

    private Configuration configuration;
    private CsrfCookies names;
    private SecretCookies cookies;

    /** For CDI's proxy only. */
    protected SessionCookie() {}

    @Inject
    public SessionCookie(Configuration configuration, CsrfCookies names, SecretCookies cookies) {
        this.configuration = configuration;
        this.names = names;
        this.cookies = cookies;
    }

    /** The secret that a request came with, if it has the form of one. */
    public Optional<Token> of(HttpServletRequest request) {
        return Requests.cookie(request, names.session()).flatMap(Token::parse);
    }

    /** Gives a browser the secret of its new session. */
    public NewCookie carrying(Token token) {
        return cookies.of(
                CsrfCookies.SESSION,
                token.value(),
                configuration.sessionLifetime().max());
    }

    /** Takes the cookie out of a browser. */
    public NewCookie none() {
        return cookies.of(CsrfCookies.SESSION, "", Duration.ZERO);
    }
}
