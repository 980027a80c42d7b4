package org.travessia.web;

import org.travessia.platform.Forbidden;

/** A form came without the token that belongs to its browser: status 403, nothing was changed. */
public class CsrfRefused extends Forbidden {

    public CsrfRefused() {
        super("the form carries no token of this browser");
    }
}
