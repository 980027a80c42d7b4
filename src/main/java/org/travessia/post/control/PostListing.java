package org.travessia.post.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of the administration's list, last changed first.
 *
 * @param newer the cursor of the page with posts changed later, empty on the first
 * @param older the cursor of the page with posts changed earlier, empty on the last
 */
public record PostListing(List<PostRow> rows, Optional<Cursor> newer, Optional<Cursor> older) {}
