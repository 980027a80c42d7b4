package org.travessia.account.control;

import java.time.Instant;

/**
 * A personal access token, as its owner sees it in the list; never the secret.
 *
 * @param lastUsedAt null if it was never used
 */
public record AccessTokenView(long id, String name, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {}
