package org.travessia.comment.control;

import org.travessia.platform.NotFound;

/** No such comment, or not one that this person may see or look after: all look the same from outside. */
public class CommentNotFound extends NotFound {

    public CommentNotFound(Object key) {
        super("no comment " + key);
    }
}
