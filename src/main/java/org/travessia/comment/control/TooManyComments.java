package org.travessia.comment.control;

import java.time.Duration;

/** One address has sent many comments in a short time: status 429. */
public class TooManyComments extends RuntimeException {

    private final Duration wait;

    public TooManyComments(Duration wait) {
        super("too many comments");
        this.wait = wait;
    }

    /** When the next one will be taken, in whole seconds and at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same in minutes, as people are told. */
    public long minutes() {
        return (seconds() + 59) / 60;
    }
}
