package org.travessia.account.boundary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.AccessTokenView;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.RememberedDeviceView;
import org.travessia.account.control.SessionView;
import org.travessia.account.entity.Scope;
import org.travessia.platform.Invalid.FieldError;

/**
 * All that the page of one's own account shows.
 *
 * @param current the session that the page was asked with
 * @param secondFactor whether more than the password is asked for
 * @param errors what was wrong with the form just sent
 * @param tokenName what was typed as a new token's name
 * @param tokenScopes what was ticked as its scopes
 * @param secret a token just made, shown this once
 * @param done what was just done, as a part of a message's key
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 */
public record AccountView(
        List<SessionView> sessions,
        long current,
        boolean secondFactor,
        List<RememberedDeviceView> devices,
        List<AccessTokenView> tokens,
        List<FieldError> errors,
        String tokenName,
        Set<Scope> tokenScopes,
        Optional<String> secret,
        Optional<String> done,
        boolean readOnly) {

    AccountView wrong(List<FieldError> broken) {
        return new AccountView(
                sessions, current, secondFactor, devices, tokens, broken, tokenName, tokenScopes, secret, done, false);
    }

    AccountView typed(String name, Set<Scope> scopes) {
        return new AccountView(
                sessions, current, secondFactor, devices, tokens, errors, name, scopes, secret, done, false);
    }

    AccountView showing(String made) {
        return new AccountView(
                sessions,
                current,
                secondFactor,
                devices,
                tokens,
                errors,
                tokenName,
                tokenScopes,
                Optional.of(made),
                done,
                false);
    }

    AccountView after(String deed) {
        return new AccountView(
                sessions,
                current,
                secondFactor,
                devices,
                tokens,
                errors,
                tokenName,
                tokenScopes,
                secret,
                Optional.of(deed),
                false);
    }

    AccountView notTaken() {
        return new AccountView(
                sessions, current, secondFactor, devices, tokens, errors, tokenName, tokenScopes, secret, done, true);
    }

    /** For how many days a token may be made. */
    public List<Integer> days() {
        return AccessTokens.DAYS;
    }

    /** What a token may be made for. */
    public List<Scope> scopes() {
        return List.of(Scope.values());
    }

    /** Whether there are sessions to end besides the one at hand. */
    public boolean hasOthers() {
        return sessions.stream().anyMatch(session -> session.id() != current);
    }
}
