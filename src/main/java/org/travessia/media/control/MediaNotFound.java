package org.travessia.media.control;

import org.travessia.platform.NotFound;

/** No image has this address. */
public class MediaNotFound extends NotFound {

    public MediaNotFound(String hash) {
        super("no image " + hash);
    }
}
