package org.travessia.account.control;

/** The username or the password is wrong, and nobody says which. */
public class WrongCredentials extends RuntimeException {

    public WrongCredentials() {
        super("the username or the password is wrong");
    }
}
