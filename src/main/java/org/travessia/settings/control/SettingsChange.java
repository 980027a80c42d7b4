package org.travessia.settings.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of the settings that can be taken back.
 *
 * @param who changed them; empty once the person is gone
 */
public record SettingsChange(long id, Instant at, Optional<String> who, Settings was, Settings became) {

    /** What differs, in the order of the form. */
    public List<SettingsField> changed() {
        return SettingsField.differing(was, became);
    }
}
