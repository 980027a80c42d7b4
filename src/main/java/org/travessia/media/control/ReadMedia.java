package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.ImageFormat;
import org.travessia.media.entity.Media;

/** Finds images for readers. */
@ApplicationScoped
public class ReadMedia {

    private final MediaRepository media;

    /** For the proxy only. */
    protected ReadMedia() {
        this(null);
    }

    @Inject
    public ReadMedia(MediaRepository media) {
        this.media = media;
    }

    /**
     * The media type of an image, which is all that the answer to a reader who has it already needs.
     *
     * @throws MediaNotFound if there is none, or its address would not end so
     */
    @Transactional
    public String contentType(String hash, String fileName) {
        return media.contentType(hash)
                .filter(type -> FileName.isSafe(fileName, ImageFormat.of(type)))
                .orElseThrow(() -> new MediaNotFound(hash));
    }

    /**
     * The bytes of an image.
     *
     * @throws MediaNotFound if there is none
     */
    @Transactional
    public byte[] bytes(String hash) {
        return media.byHash(hash).map(Media::bytes).orElseThrow(() -> new MediaNotFound(hash));
    }
}
