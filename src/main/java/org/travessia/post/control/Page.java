package org.travessia.post.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, newest first, by keyset: any page costs the same, and none shifts when something is added before it.
 *
 * @param newer the cursor of the page with newer ones, empty on the first
 * @param older the cursor of the page with older ones, empty on the last
 */
public record Page<T>(List<T> rows, Optional<Cursor> newer, Optional<Cursor> older) {

    /** Gives what stands next to a place: older ones from there on, newest first; or newer ones, oldest first. */
    @FunctionalInterface
    interface Rows<T> {
        List<T> at(Cursor place, boolean older, int limit);
    }

    /**
     * Reads a page.
     *
     * @param before the place after which the page begins; empty for the newest
     * @param after the place before which it ends; wins over {@code before}
     * @param size of how many rows
     * @param place where a row stands in the list
     */
    static <T> Page<T> read(
            Optional<Cursor> before, Optional<Cursor> after, int size, Rows<T> rows, Function<T, Cursor> place) {
        boolean back = after.isPresent();
        // One more than shown tells whether there is a further page.
        List<T> found = new ArrayList<>(rows.at(after.or(() -> before).orElse(Cursor.NEWEST), !back, size + 1));
        boolean further = found.size() > size;
        List<T> shown = further ? found.subList(0, size) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new Page<>(
                List.copyOf(shown),
                hasNewer ? Optional.of(place.apply(shown.get(0))) : Optional.empty(),
                hasOlder ? Optional.of(place.apply(shown.get(shown.size() - 1))) : Optional.empty());
    }
}
