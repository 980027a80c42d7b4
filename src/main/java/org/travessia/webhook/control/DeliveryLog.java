package org.travessia.webhook.control;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was sent to an endpoint, the newest first.
 *
 * @param older the id before which the page with older ones begins; empty on the last
 */
public record DeliveryLog(EndpointRow endpoint, List<DeliveryRow> rows, Optional<Long> older) {}
