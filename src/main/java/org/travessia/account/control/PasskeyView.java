package org.travessia.account.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey, as its person sees it in the list.
 *
 * @param synced whether it may be on several devices of the person
 */
public record PasskeyView(long id, String name, boolean synced, Instant createdAt, Optional<Instant> lastUsedAt) {

    /** As it comes from the table. */
    public PasskeyView(Long id, String name, boolean synced, Instant createdAt, Instant lastUsedAt) {
        this((long) id, name, synced, createdAt, Optional.ofNullable(lastUsedAt));
    }
}
