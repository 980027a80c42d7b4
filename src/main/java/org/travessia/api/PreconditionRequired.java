package org.travessia.api;

/** A change came without saying from which version it began: status 428 (RFC 6585). */
public class PreconditionRequired extends RuntimeException {

    public PreconditionRequired() {
        super("If-Match is missing");
    }
}
