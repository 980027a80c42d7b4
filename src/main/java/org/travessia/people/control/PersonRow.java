package org.travessia.people.control;

import java.time.Instant;
import org.travessia.account.entity.PersonState;
import org.travessia.account.entity.Role;

/**
 * Somebody as administrators see them.
 *
 * @param secondFactor whether it takes more than the password to sign in as them
 * @param signedInAt when they signed in last; null for never
 */
public record PersonRow(
        long id,
        String username,
        String displayName,
        String email,
        Role role,
        PersonState state,
        boolean secondFactor,
        Instant signedInAt) {

    /** Whether they cannot sign in until an administrator says otherwise. */
    public boolean suspended() {
        return state == PersonState.SUSPENDED;
    }
}
