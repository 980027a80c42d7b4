package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** A link of a mail that was used, is too old, or never was one: which of these is nobody's business. */
public class LinkNotGood extends NotFound {

    public LinkNotGood() {
        super("a link that is not good, or not any more");
    }
}
