package org.travessia.comment.control;

import java.util.List;
import java.util.Optional;

/**
 * One page of the queue, the newest first, by keyset.
 *
 * @param newer the id before which the page with newer ones ends; empty on the first
 * @param older the id after which the page with older ones begins; empty on the last
 */
public record CommentPage(List<CommentRow> rows, Optional<Long> newer, Optional<Long> older) {}
