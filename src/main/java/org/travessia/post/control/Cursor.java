package org.travessia.post.control;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.travessia.platform.Invalid;

/**
 * A place in a list ordered by a time, or a title, and an id, so that any page costs the same (keyset paging). Written as base64url, because
 * nobody should count on what is in it.
 *
 * @param at the time of the post next to this place
 * @param id its id, for posts of the same time or title
 * @param title its title if the list is ordered by them, else empty
 */
public record Cursor(Instant at, long id, String title) {

    /** The beginning of every list: later than any post. */
    public static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    private static final int MOST_TITLE = 400;

    /** A place in a list ordered by a time. */
    public Cursor(Instant at, long id) {
        this(at, id, "");
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param parameter the name of the query parameter, for the error
     * @throws Invalid if it was written by somebody else
     */
    public static Cursor parse(String parameter, String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 3);
            Instant at = Instant.parse(parts[0]);
            if (at.isAfter(NEWEST.at) || at.isBefore(Instant.EPOCH)) {
                throw new Invalid(parameter, "post.cursor.invalid");
            }
            return new Cursor(at, Long.parseLong(parts[1]), parts.length > 2 ? title(parameter, parts[2]) : "");
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw new Invalid(parameter, "post.cursor.invalid");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (at + "_" + id + (title.isEmpty() ? "" : "_" + title)).getBytes(StandardCharsets.UTF_8));
    }

    /** A title may have 200 characters, each of two code units. */
    private static String title(String parameter, String text) {
        if (text.length() > MOST_TITLE || text.indexOf(0) >= 0) {
            throw new Invalid(parameter, "post.cursor.invalid");
        }
        return text;
    }
}
