package org.travessia.platform;

/** Something asked for by an address was there for everybody and was taken away: status 410, which says no more than that. */
public abstract class Gone extends RuntimeException {

    protected Gone(String message) {
        super(message);
    }
}
