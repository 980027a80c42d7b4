package org.travessia.account.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes the request at hand. */
@RequestScoped
public class CurrentPerson {

    private Actor actor;
    private long sessionId;

    /** Called once, by what believed the request's session or token. */
    public void is(Actor recognised) {
        this.actor = recognised;
    }

    /** Called when the request came with a session, so that the person can be told which one is this one. */
    public void uses(long session) {
        this.sessionId = session;
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

    /** The id of the session that the request came with; 0 if it came with a token or none. */
    public long sessionId() {
        return sessionId;
    }
}
