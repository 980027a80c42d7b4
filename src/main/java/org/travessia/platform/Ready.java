package org.travessia.platform;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the blog can answer, as the watch over the database last saw it. */
@ApplicationScoped
public class Ready {

    private volatile State state = new State(false, false, 0, "not looked yet");

    /**
     * What is known of the database.
     *
     * @param reachable whether it answers
     * @param ready whether this program may work with its schema, too
     * @param schema the version of the schema that was found last
     * @param problem what is missing, for people; empty when nothing is
     */
    public record State(boolean reachable, boolean ready, int schema, String problem) {}

    /** What was seen last. */
    public State state() {
        return state;
    }

    /** Called by the watch each time it has looked. */
    public void becomes(State seen) {
        this.state = seen;
    }
}
