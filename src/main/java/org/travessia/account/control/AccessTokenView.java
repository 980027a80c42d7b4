package org.travessia.account.control;

import java.time.Instant;
import java.util.List;

/**
 * A personal access token, as its owner sees it in the list; never the secret.
 *
 * @param scopes what it may be used for, words parted by blanks
 * @param lastUsedAt null if it was never used
 */
public record AccessTokenView(
        long id, String name, String scopes, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {

    /** What it may be used for, each by its word. */
    public List<String> scopeWords() {
        return List.of(scopes.split(" "));
    }
}
