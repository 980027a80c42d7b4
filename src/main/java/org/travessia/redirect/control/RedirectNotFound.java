package org.travessia.redirect.control;

import org.travessia.platform.NotFound;

/** There is no such redirect. */
public class RedirectNotFound extends NotFound {

    RedirectNotFound(long id) {
        super("no redirect " + id);
    }
}
