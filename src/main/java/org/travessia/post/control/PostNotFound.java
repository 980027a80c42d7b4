package org.travessia.post.control;

import org.travessia.platform.NotFound;

/** No such post, or not one that this person may see: both look the same from outside. */
public class PostNotFound extends NotFound {

    public PostNotFound(Object key) {
        super("no post " + key);
    }
}
