package org.travessia.account.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.account.control.AccessTokenView;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.SessionView;
import org.travessia.platform.Invalid.FieldError;

/**
 * All that the page of one's own account shows.
 *
 * @param current the session that the page was asked with
 * @param errors what was wrong with the form just sent
 * @param tokenName what was typed as a new token's name
 * @param secret a token just made, shown this once
 * @param done what was just done, as a part of a message's key
 */
public record AccountView(
        List<SessionView> sessions,
        long current,
        List<AccessTokenView> tokens,
        List<FieldError> errors,
        String tokenName,
        Optional<String> secret,
        Optional<String> done) {

    AccountView wrong(List<FieldError> broken) {
        return new AccountView(sessions, current, tokens, broken, tokenName, secret, done);
    }

    AccountView typed(String name) {
        return new AccountView(sessions, current, tokens, errors, name, secret, done);
    }

    AccountView showing(String made) {
        return new AccountView(sessions, current, tokens, errors, tokenName, Optional.of(made), done);
    }

    AccountView after(String deed) {
        return new AccountView(sessions, current, tokens, errors, tokenName, secret, Optional.of(deed));
    }

    /** For how many days a token may be made. */
    public List<Integer> days() {
        return AccessTokens.DAYS;
    }

    /** Whether there are sessions to end besides the one at hand. */
    public boolean hasOthers() {
        return sessions.stream().anyMatch(session -> session.id() != current);
    }
}
