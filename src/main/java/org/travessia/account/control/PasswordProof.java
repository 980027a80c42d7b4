package org.travessia.account.control;

/** That the signed-in person just typed the right password: what changes how they are believed asks for it. Made by {@link SignIn} only. */
public final class PasswordProof {

    private final Actor actor;
    private final Browser browser;

    PasswordProof(Actor actor, Browser browser) {
        this.actor = actor;
        this.browser = browser;
    }

    Actor actor() {
        return actor;
    }

    Browser browser() {
        return browser;
    }
}
