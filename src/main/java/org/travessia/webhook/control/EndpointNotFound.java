package org.travessia.webhook.control;

import org.travessia.platform.NotFound;

/** There is no such endpoint, or no such delivery of it. */
public class EndpointNotFound extends NotFound {

    EndpointNotFound(long id) {
        super("no webhook " + id);
    }
}
