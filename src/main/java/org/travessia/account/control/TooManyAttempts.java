package org.travessia.account.control;

import java.time.Duration;

/** Somebody guesses passwords: status 429. */
public class TooManyAttempts extends RuntimeException {

    private final Duration wait;

    public TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    /** When the next attempt will be heard, in whole seconds and at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same in minutes, as people are told. */
    public long minutes() {
        return (seconds() + 59) / 60;
    }
}
