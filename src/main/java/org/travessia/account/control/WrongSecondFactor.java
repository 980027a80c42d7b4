package org.travessia.account.control;

/** A code or a passkey that is not this person's, not for this moment, or was used before; nobody says which. */
public class WrongSecondFactor extends RuntimeException {

    public WrongSecondFactor(String message) {
        super(message);
    }

    WrongSecondFactor(String message, Throwable cause) {
        super(message, cause);
    }
}
