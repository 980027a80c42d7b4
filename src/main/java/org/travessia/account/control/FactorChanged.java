package org.travessia.account.control;

import java.util.List;
import org.travessia.account.entity.Token;

/**
 * What comes of a change of one's second factor: every session has ended but one under a new secret.
 *
 * @param session the secret for the cookie
 * @param codes recovery codes just made, to be shown this once; may be empty
 */
public record FactorChanged(Token session, List<String> codes) {

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "FactorChanged[secret]";
    }
}
