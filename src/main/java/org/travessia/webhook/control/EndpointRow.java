package org.travessia.webhook.control;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.webhook.entity.Endpoint;
import org.travessia.webhook.entity.Endpoint.Pause;
import org.travessia.webhook.entity.EventType;

/**
 * An endpoint as the administration shows it: without its secret.
 *
 * @param events what it is told of
 * @param paused why it is told nothing; empty while it is told
 * @param failingSince since when nothing has arrived any more; empty while all is well
 * @param formerSecretUntil until when the secret before signs as well
 */
public record EndpointRow(
        long id,
        String url,
        String description,
        List<EventType> events,
        Optional<Pause> paused,
        Optional<Instant> failingSince,
        Optional<Instant> formerSecretUntil,
        int version) {

    /** What people call it: its description, or else its host. */
    public String name() {
        return description.isEmpty() ? host() : description;
    }

    /** The host of its address: what follows may be somebody's key. */
    public String host() {
        return URI.create(url).getHost();
    }

    static EndpointRow of(Endpoint endpoint) {
        return new EndpointRow(
                endpoint.id(),
                endpoint.url(),
                endpoint.description(),
                endpoint.events(),
                endpoint.paused(),
                endpoint.failingSince(),
                endpoint.formerSecretUntil(),
                endpoint.version());
    }
}
