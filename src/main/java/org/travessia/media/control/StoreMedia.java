package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.platform.Invalid;

/** Takes an image that an import brings. */
@ApplicationScoped
public class StoreMedia {

    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** The most pixels: a small file can unfold to gigabytes. */
    public static final long MAX_PIXELS = 50_000_000;

    /** The longest side, as of a JPEG: whatever decodes a picture holds whole rows of it, however few there are. */
    public static final int MAX_SIDE = 65_535;

    private final MediaRepository media;
    private final Clock clock;

    /** For the proxy only. */
    protected StoreMedia() {
        this(null, null);
    }

    @Inject
    public StoreMedia(MediaRepository media, Clock clock) {
        this.media = media;
        this.clock = clock;
    }

    /**
     * Stores an image without its embedded data; the same bytes only once.
     *
     * @param fileName as the author's disk has it, with or without folders; the address ends in a safe form of it
     * @return the image's address on this blog, such as {@code /media/9f86d0…/photo.png}
     * @throws Invalid with field {@code file} if it is too large or no PNG, JPEG, GIF or WebP
     */
    @Transactional
    public String store(byte[] bytes, String fileName) {
        Media image = IncomingFile.checked(bytes, true, clock);
        FileName name = FileName.of(fileName, image.format());
        media.add(image);
        media.addImported(image, name, clock.instant());
        return "/media/" + image.hash() + "/" + name.encoded();
    }
}
