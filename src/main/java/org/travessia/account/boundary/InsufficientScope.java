package org.travessia.account.boundary;

import org.travessia.account.entity.Scope;
import org.travessia.platform.Forbidden;

/** A personal access token was not made for this: status 403, RFC 6750, 3.1. */
class InsufficientScope extends Forbidden {

    private final Scope scope;

    InsufficientScope(Scope scope) {
        super("the token lacks " + scope.word());
        this.scope = scope;
    }

    /** What it lacks. */
    Scope scope() {
        return scope;
    }
}
