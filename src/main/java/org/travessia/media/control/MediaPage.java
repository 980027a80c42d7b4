package org.travessia.media.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of the library, the newest first, by keyset.
 *
 * @param newer the id after which the page with newer ones ends
 * @param older the id before which the page with older ones begins
 */
public record MediaPage(List<MediaRow> rows, Optional<Long> newer, Optional<Long> older) {}
