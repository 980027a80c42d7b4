package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** The person has no such passkey. */
public class PasskeyNotFound extends NotFound {

    public PasskeyNotFound(long id) {
        super("no passkey " + id);
    }
}
