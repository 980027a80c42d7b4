package org.travessia.media.boundary;

import java.util.List;
import org.travessia.media.control.MediaView;
import org.travessia.platform.Invalid.FieldError;

/**
 * One file of the library as its page shows it.
 *
 * @param alt the alternative text as it is, or as it was typed
 * @param caption likewise
 * @param errors broken rules, none on the first sight
 * @param done {@code saved}, {@code replaced}, {@code stale} or empty
 */
public record MediaItemPage(MediaView file, String alt, String caption, List<FieldError> errors, String done) {

    static MediaItemPage of(MediaView file, String done) {
        return new MediaItemPage(file, file.row().alt(), file.caption(), List.of(), done);
    }
}
