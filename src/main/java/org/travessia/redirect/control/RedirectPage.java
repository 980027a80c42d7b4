package org.travessia.redirect.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of the redirects, the newest first, by keyset.
 *
 * @param newer the id after which the page with newer ones ends; empty on the first
 * @param older the id before which the page with older ones begins; empty on the last
 */
public record RedirectPage(List<RedirectRow> rows, Optional<Long> newer, Optional<Long> older) {}
