package org.travessia.platform;

/** A signed-in person may see a thing but not do this to it: status 403. */
public class Forbidden extends RuntimeException {

    public Forbidden(String message) {
        super(message);
    }
}
