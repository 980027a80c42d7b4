package org.travessia.account.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.account.entity.Role;

/**
 * Somebody whom another program knows.
 *
 * @param email may be empty, or of no use here
 * @param displayName may be empty: the username then
 * @param passwordHash as the other program has it; empty if nobody can sign in with it there
 * @param createdAt empty for now
 */
public record PersonElsewhere(
        String username,
        String email,
        String displayName,
        Optional<String> passwordHash,
        Role role,
        Optional<Instant> createdAt) {

    /** Never the hash. */
    @Override
    public String toString() {
        return "PersonElsewhere[" + username + "]";
    }
}
