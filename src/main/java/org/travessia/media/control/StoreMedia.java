package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.ImageHeader;
import org.travessia.media.entity.Media;
import org.travessia.platform.Invalid;

/** Takes an image into the blog. */
@ApplicationScoped
public class StoreMedia {

    /** The largest image, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** The most pixels: a small file can unfold to gigabytes. */
    public static final long MAX_PIXELS = 50_000_000;

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
     * Stores an image; the same bytes only once.
     *
     * @param fileName as the author's disk has it, with or without folders; the address ends in a safe form of it
     * @return the image's address on this blog, such as {@code /media/9f86d0…/photo.png}
     * @throws Invalid with field {@code file} if it is too large or no PNG, JPEG, GIF or WebP
     */
    @Transactional
    public String store(byte[] bytes, String fileName) {
        if (bytes.length > MAX_BYTES) {
            throw new Invalid("file", "media.tooLarge", MAX_BYTES / (1024 * 1024));
        }
        ImageHeader header = ImageHeader.read(bytes).orElseThrow(() -> new Invalid("file", "media.notAnImage"));
        if (header.pixels() > MAX_PIXELS) {
            throw new Invalid("file", "media.tooManyPixels", MAX_PIXELS / 1_000_000);
        }
        Media image = new Media(bytes, header, clock.instant());
        media.add(image);
        return "/media/" + image.hash() + "/"
                + FileName.of(fileName, header.format()).encoded();
    }
}
