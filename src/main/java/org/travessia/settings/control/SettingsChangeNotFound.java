package org.travessia.settings.control;

import org.travessia.platform.NotFound;

/** There is no such change of the settings, or it was too long ago. */
public class SettingsChangeNotFound extends NotFound {

    public SettingsChangeNotFound(long id) {
        super("no change " + id + " of the settings is known");
    }
}
