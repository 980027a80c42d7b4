package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** There is no such person. */
public class PersonNotFound extends NotFound {

    public PersonNotFound(long id) {
        super("no person " + id);
    }

    public PersonNotFound(String username) {
        super("nobody is called " + username);
    }
}
