package org.travessia.account.control;

import org.travessia.platform.NotFound;

/** The first administrator cannot be made this way, or not any more; whoever asks learns no more than that. */
public class SetUpClosed extends NotFound {

    public SetUpClosed() {
        super("no such page");
    }
}
