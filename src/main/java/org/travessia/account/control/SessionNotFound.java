package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** A person has no such session. */
public class SessionNotFound extends NotFound {

    public SessionNotFound(long id) {
        super("no session " + id);
    }
}
