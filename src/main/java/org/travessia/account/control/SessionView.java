package org.travessia.account.control;

import java.time.Instant;
import org.travessia.account.entity.Device;

/** A signed-in browser, as its person sees it in the list. */
public record SessionView(long id, String address, Device device, Instant createdAt, Instant lastUsedAt) {

    /** As it comes from the table. */
    public SessionView(Long id, String address, String userAgent, Instant createdAt, Instant lastUsedAt) {
        this(id, address, Device.of(userAgent), createdAt, lastUsedAt);
    }
}
