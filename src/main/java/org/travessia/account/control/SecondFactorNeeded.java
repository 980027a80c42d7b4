package org.travessia.account.control;

import org.travessia.account.entity.Token;

/** The password was right, and is not enough: no session has begun. */
public class SecondFactorNeeded extends RuntimeException {

    private final transient Token pending;

    SecondFactorNeeded(Token pending) {
        super("the second factor is to come");
        this.pending = pending;
    }

    /** The secret of the sign-in that waits, for the browser's cookie. */
    public Token pending() {
        return pending;
    }
}
