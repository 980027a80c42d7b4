package org.travessia.platform;

/** An edit began from a version that somebody has changed since: status 412 for the API, a form with both texts for a page. */
public class StaleVersion extends RuntimeException {

    public StaleVersion(String message) {
        super(message);
    }
}
