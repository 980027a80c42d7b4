package org.travessia.profile.boundary;

import java.util.List;
import org.travessia.media.control.MediaRow;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.profile.control.ProfileView;

/**
 * One's own profile as its page shows it.
 *
 * @param profile what was typed, or what is there
 * @param pictures that can be chosen
 * @param query the words that pictures were searched for by, as typed
 * @param errors broken rules, none on the first sight
 * @param done {@code saved}, {@code picture}, {@code stale}, {@code readOnly} or empty
 */
public record ProfilePage(
        ProfileView profile, List<MediaRow> pictures, String query, List<FieldError> errors, String done) {

    /** Whether what is said is that nothing was changed. */
    public boolean refused() {
        return done.equals("stale") || done.equals("readOnly");
    }
}
