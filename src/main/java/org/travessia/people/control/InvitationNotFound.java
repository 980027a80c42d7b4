package org.travessia.people.control;

import org.travessia.platform.NotFound;

/** There is no such invitation: it was taken up or withdrawn. */
public class InvitationNotFound extends NotFound {

    public InvitationNotFound(long id) {
        super("no invitation " + id);
    }
}
