package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** The person has no such remembered device. */
public class RememberedDeviceNotFound extends NotFound {

    public RememberedDeviceNotFound(long id) {
        super("no remembered device " + id);
    }
}
