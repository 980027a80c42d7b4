package org.travessia.media.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.media.control.MediaRow;
import org.travessia.media.control.MediaView;

/** A file of the library as the API gives it. */
@Schema(name = "Media", description = "A file of the library.")
public record ApiMedia(
        @Schema(required = true) long id,

        @Schema(
                required = true,
                description = "Stays when the file is replaced.",
                examples = "/media/0a1b2c3d4e5f6g7h8i9j/boat.jpg")
        String url,

        @Schema(required = true, examples = "boat.jpg") String name,
        @Schema(required = true, examples = "image/jpeg") String contentType,
        @Schema(description = "In pixels.") Optional<Integer> width,
        @Schema(description = "In pixels.") Optional<Integer> height,
        @Schema(required = true, description = "In bytes.") long size,

        @Schema(required = true, description = "What is to be seen.", examples = "A boat")
        String alt,

        @Schema(description = "A line below it; only of one file, not in lists.")
        Optional<String> caption,

        @Schema(description = "What stands in a text to show it; only of one file, not in lists.")
        Optional<String> markdown,

        @Schema(description = "The name of who brought it.") Optional<String> uploader,

        @Schema(required = true) Instant uploadedAt,

        @Schema(required = true, description = "Whether a post names it.")
        boolean used,

        @Schema(description = "What its ETag says, and If-Match must; only of one file, not in lists.")
        Optional<Integer> version) {

    /** A page of the library. */
    @Schema(name = "MediaPage", description = "A page of the library, the newest first.")
    public record ApiMediaPage(
            @Schema(required = true) List<ApiMedia> media,

            @Schema(description = "The following page; missing on the last.")
            Optional<String> next) {}

    static ApiMedia of(MediaView file) {
        return of(file.row(), Optional.of(file.caption()), Optional.of(file.markdown()), Optional.of(file.version()));
    }

    static ApiMedia of(MediaRow row) {
        return of(row, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ApiMedia of(
            MediaRow row, Optional<String> caption, Optional<String> markdown, Optional<Integer> version) {
        return new ApiMedia(
                row.id(),
                row.url(),
                row.name().value(),
                row.format().contentType(),
                row.width(),
                row.height(),
                row.size(),
                row.alt(),
                caption,
                markdown,
                row.uploader(),
                row.uploadedAt(),
                row.used(),
                version);
    }
}
