package org.travessia.account.control;

import java.time.Instant;
import org.travessia.account.entity.Device;

/** A browser that need not show the second factor again, as its person sees it in the list. */
public record RememberedDeviceView(long id, Device device, Instant lastUsedAt, Instant expiresAt) {

    /** As it comes from the table. */
    public RememberedDeviceView(Long id, String userAgent, Instant lastUsedAt, Instant expiresAt) {
        this(id, Device.of(userAgent), lastUsedAt, expiresAt);
    }
}
