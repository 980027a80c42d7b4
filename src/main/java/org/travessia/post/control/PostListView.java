package org.travessia.post.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of published posts, newest first.
 *
 * @param newer the cursor of the page with newer posts, empty on the first
 * @param older the cursor of the page with older posts, empty on the last
 */
public record PostListView(List<PostSummary> posts, Optional<Cursor> newer, Optional<Cursor> older) {}
