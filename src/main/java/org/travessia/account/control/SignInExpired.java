package org.travessia.account.control;

/** No sign-in waits for a second factor in this browser, or it waited too long: the password comes first again. */
public class SignInExpired extends RuntimeException {

    public SignInExpired() {
        super("no sign-in waits for a second factor");
    }
}
