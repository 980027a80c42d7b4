package org.travessia.people.boundary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.travessia.people.control.ErasePerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

/**
 * The question whether somebody is to be erased, as it is shown and answered.
 *
 * @param posts what becomes of the posts, as the form sends it
 * @param heir who gets them
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 */
public record EraseForm(String posts, String heir, List<FieldError> errors, boolean readOnly) {

    static final EraseForm FRESH = new EraseForm("keep", "", List.of(), false);

    static EraseForm of(String posts, String heir) {
        return new EraseForm(posts, heir, List.of(), false);
    }

    EraseForm again(List<FieldError> broken, boolean notTaken) {
        return new EraseForm(posts, heir, broken, notTaken);
    }

    /** What is asked, by somebody who typed a username to confirm it. */
    ErasePerson.Wish wish(String typed) {
        return new ErasePerson.Wish(
                Stream.of(ErasePerson.Posts.values())
                        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(posts))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("posts", "people.erase.posts.unknown")),
                heir,
                typed);
    }
}
