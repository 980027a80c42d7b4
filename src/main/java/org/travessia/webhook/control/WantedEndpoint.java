package org.travessia.webhook.control;

import java.util.List;
import java.util.Optional;

/**
 * An endpoint as somebody typed it.
 *
 * @param events names of {@link org.travessia.webhook.entity.EventType}s
 * @param active whether it is told
 * @param version the version that the edit began from; empty for a new one
 */
public record WantedEndpoint(
        String url, String description, List<String> events, boolean active, Optional<Integer> version) {}
