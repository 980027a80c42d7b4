package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** A person has no such personal access token. */
public class AccessTokenNotFound extends NotFound {

    public AccessTokenNotFound(long id) {
        super("no access token " + id);
    }
}
