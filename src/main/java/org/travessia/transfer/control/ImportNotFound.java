package org.travessia.transfer.control;

import org.travessia.platform.NotFound;

/** There is no such import. */
public class ImportNotFound extends NotFound {

    ImportNotFound(long id) {
        super("no import " + id);
    }
}
