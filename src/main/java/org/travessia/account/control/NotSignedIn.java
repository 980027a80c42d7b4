package org.travessia.account.control;

/** Only a signed-in person may do this: the API answers 401, a page sends to the sign-in form. */
public class NotSignedIn extends RuntimeException {

    public NotSignedIn() {
        super("nobody is signed in");
    }
}
