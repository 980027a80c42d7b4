package org.travessia.cli;

/** A command cannot do what it was asked to; the message is the one line that the operator reads. */
class Failure extends RuntimeException {

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
