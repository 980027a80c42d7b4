package org.travessia.comment.control;

import org.travessia.platform.Forbidden;

/** The post is there and takes no comments, or no more. */
public class CommentsClosed extends Forbidden {

    public CommentsClosed(String slug) {
        super("the post " + slug + " takes no comments");
    }
}
