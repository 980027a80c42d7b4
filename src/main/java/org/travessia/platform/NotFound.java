package org.travessia.platform;

/** Something asked for by an address does not exist, or the person may not know that it does: status 404. */
public abstract class NotFound extends RuntimeException {

    protected NotFound(String message) {
        super(message);
    }
}
