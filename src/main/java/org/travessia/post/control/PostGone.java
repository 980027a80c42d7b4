package org.travessia.post.control;

import org.travessia.platform.Gone;

/** A post that everybody could read lies in the trash. */
public class PostGone extends Gone {

    public PostGone(Object key) {
        super("post " + key + " is in the trash");
    }
}
