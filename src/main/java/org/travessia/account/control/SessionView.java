package org.travessia.account.control;

import java.time.Instant;

/** A signed-in browser, as its person sees it in the list. */
public record SessionView(long id, String address, String userAgent, Instant createdAt, Instant lastUsedAt) {}
