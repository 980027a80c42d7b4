package org.travessia.post.boundary;

import gg.jte.Content;
import org.travessia.post.control.PostView;
import org.travessia.web.Layout;

/** What another feature has to show below a post. The post's page asks for whatever there is and knows none of it. */
public interface BelowPost {

    /** The content for one post and the person who reads it; may be empty. */
    Content below(PostView post, Layout layout);
}
