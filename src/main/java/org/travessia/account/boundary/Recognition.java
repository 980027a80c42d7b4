package org.travessia.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.travessia.account.control.AccessTokenRepository.Bearer;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.SessionRepository.Signed;
import org.travessia.account.control.Sessions;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.Caller;
import org.travessia.audit.entity.Origin;
import org.travessia.audit.entity.Source;
import org.travessia.platform.DatabaseFault;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.Ready;
import org.travessia.web.ApiPath;
import org.travessia.web.Visitor;

/**
 * Recognises who makes a request: a browser by its session's cookie, a program on the API by its personal access token. The
 * API takes no cookie and pages take no token, so that neither can be abused for the other. A stranger costs no statement,
 * somebody signed in one; no servlet session is ever made.
 */
@ApplicationScoped
public class Recognition implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(Recognition.class);
    private static final String SCHEME = "bearer ";
    /** Public and the same for all, so it does not matter who asks. */
    private static final String STATIC = "/static/";

    private SessionCookie cookie;
    private Sessions sessions;
    private AccessTokens tokens;
    private CurrentPerson person;
    private Visitor visitor;
    private Ready ready;
    private Caller caller;

    /** For CDI's proxy only. */
    protected Recognition() {}

    @Inject
    public Recognition(
            SessionCookie cookie,
            Sessions sessions,
            AccessTokens tokens,
            CurrentPerson person,
            Visitor visitor,
            Ready ready,
            Caller caller) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.tokens = tokens;
        this.person = person;
        this.visitor = visitor;
        this.ready = ready;
        this.caller = caller;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = request.getRequestURI();
        if (path.startsWith(STATIC) || !ready.state().ready()) {
            return context.doNothing();
        }
        caller.comes(Origin.request(
                ApiPath.is(path) ? Source.API : Source.WEB,
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("X-Request-ID"))));
        try {
            return ApiPath.is(path) ? program(request, context) : browser(request, context);
        } catch (RuntimeException fault) {
            LOG.debug("Nobody can be recognised", fault);
            if (DatabaseFault.away(fault)) {
                visitor.cannotBeRecognised();
            }
            return context.doNothing();
        }
    }

    private AuthenticationStatus browser(HttpServletRequest request, HttpMessageContext context) {
        Optional<Token> token = cookie.of(request);
        Optional<Signed> found = token.flatMap(sessions::recognise);
        if (found.isEmpty()) {
            return context.doNothing();
        }
        Signed session = found.get();
        if (sessions.stale(session)) {
            quietly(() -> sessions.note(session));
        }
        person.uses(session.sessionId());
        caller.is(session.personId(), session.username(), Optional.empty());
        return welcome(
                new Actor(session.personId(), session.displayName(), session.role()), session.username(), context);
    }

    private AuthenticationStatus program(HttpServletRequest request, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return context.doNothing();
        }
        Optional<Bearer> found = header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? tokens.recognise(header.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (found.isEmpty()) {
            person.isNot();
            return context.doNothing();
        }
        Bearer bearer = found.get();
        if (tokens.stale(bearer)) {
            quietly(() -> tokens.note(bearer));
        }
        caller.is(bearer.personId(), bearer.username(), Optional.of(bearer.tokenId()));
        return welcome(new Actor(bearer.personId(), bearer.displayName(), bearer.role()), bearer.username(), context);
    }

    /** When somebody was here last is no reason to send them away: it is written down another time. */
    private static void quietly(Runnable note) {
        try {
            note.run();
        } catch (ReadOnly closed) {
            LOG.debug("Not noted", closed);
        }
    }

    private AuthenticationStatus welcome(Actor actor, String username, HttpMessageContext context) {
        person.is(actor);
        visitor.signedInAs(actor.displayName(), actor.role().name());
        return context.notifyContainerAboutLogin(username, Set.of(actor.role().name()));
    }
}
