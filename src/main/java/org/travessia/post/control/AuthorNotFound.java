package org.travessia.post.control;

import org.travessia.platform.NotFound;

/** Nobody of this name writes here. */
public class AuthorNotFound extends NotFound {

    AuthorNotFound(String username) {
        super("no author " + username);
    }
}
