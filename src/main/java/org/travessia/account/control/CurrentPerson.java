package org.travessia.account.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.travessia.account.control.AccessTokenRepository.Bearer;

/** Who makes the request at hand. */
@RequestScoped
public class CurrentPerson {

    private Actor actor;
    private Bearer bearer;
    private long sessionId;
    private boolean refused;

    /** Called once, by what believed the request's session or token. */
    public void is(Actor recognised) {
        this.actor = recognised;
    }

    /** Called when a program showed a token that is wrong, expired or revoked. */
    public void isNot() {
        this.refused = true;
    }

    /** Called when the request came with a session, so that the person can be told which one is this one. */
    public void uses(long session) {
        this.sessionId = session;
    }

    /** Called when the request came with a personal access token. */
    public void shows(Bearer token) {
        this.bearer = token;
    }

    /** What the request's personal access token proves, if it came with one. */
    public Optional<Bearer> token() {
        return Optional.ofNullable(bearer);
    }

    /** The signed-in person, if anybody is. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * The signed-in person.
     *
     * @throws NotSignedIn if nobody is
     */
    public Actor required() {
        return actor().orElseThrow(NotSignedIn::new);
    }

    /** Whether a program showed a token that is wrong, expired or revoked. */
    public boolean refused() {
        return refused;
    }

    /** The id of the session that the request came with; 0 if it came with a token or none. */
    public long sessionId() {
        return sessionId;
    }
}
