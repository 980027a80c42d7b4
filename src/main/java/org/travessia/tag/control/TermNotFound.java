package org.travessia.tag.control;

import org.travessia.platform.NotFound;

/** There is no such tag or category. */
public class TermNotFound extends NotFound {

    TermNotFound(String slug) {
        super("no tag or category " + slug);
    }
}
