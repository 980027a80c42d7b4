package org.travessia.webhook.control;

import java.net.URI;
import java.util.List;
import org.travessia.webhook.entity.Secret;

/** A delivery that was begun, with all that is needed to send it outside a transaction. */
record Sending(long id, long endpointId, URI url, String messageId, String payload, List<Secret> signers) {}
