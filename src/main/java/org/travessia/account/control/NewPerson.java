package org.travessia.account.control;

/**
 * What somebody who makes a person typed.
 *
 * @param displayName may be empty: the username then
 */
public record NewPerson(String username, String email, String displayName, String password) {

    /** Never the password. */
    @Override
    public String toString() {
        return "NewPerson[" + username + "]";
    }
}
