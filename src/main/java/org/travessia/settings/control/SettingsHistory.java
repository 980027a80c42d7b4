package org.travessia.settings.control;

import java.util.List;
import java.util.Optional;

/**
 * A page of the last changes of the settings, the newest first.
 *
 * @param older the id before which the page of older ones begins
 * @param version of the settings as they are now
 */
public record SettingsHistory(List<SettingsChange> changes, Optional<Long> older, int version) {}
