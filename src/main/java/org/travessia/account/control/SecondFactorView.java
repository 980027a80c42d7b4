package org.travessia.account.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has set up besides the password.
 *
 * @param appSince since when an authenticator app counts, if one does
 * @param codesLeft how many recovery codes are left
 */
public record SecondFactorView(Optional<Instant> appSince, List<PasskeyView> passkeys, int codesLeft) {

    /** Whether the second factor is asked for. */
    public boolean on() {
        return appSince.isPresent() || !passkeys.isEmpty();
    }
}
