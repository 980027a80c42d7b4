package org.travessia.media.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;

/**
 * A file of the library in a list.
 *
 * @param thumbnail the address of a small picture of it; empty of what is no image
 * @param size in bytes
 * @param uploader who brought it; empty if an import did
 * @param used whether a post names it
 * @param editable whether the person who asks may change it
 */
public record MediaRow(
        long id,
        String ref,
        FileName name,
        FileFormat format,
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<String> thumbnail,
        String alt,
        long size,
        Optional<String> uploader,
        Instant uploadedAt,
        boolean used,
        boolean editable) {

    /** The address that texts name it by; it stays when the file is replaced. */
    public String url() {
        return "/media/" + ref + "/" + name.encoded();
    }

    /** The size as people read it, in kilobytes of 1000 bytes, at least one. */
    public long kilobytes() {
        return Math.max(1, Math.round(size / 1000.0));
    }
}
