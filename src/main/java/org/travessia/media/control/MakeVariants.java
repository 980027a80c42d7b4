package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.ImageHeader;
import org.travessia.media.entity.Media;

/**
 * Makes the narrower forms of images, one image at a time: for each width the smallest file that shows it, in WebP or in the
 * image's own format. A GIF, which may move, has none.
 */
@ApplicationScoped
public class MakeVariants {

    private static final Logger LOG = Logger.getLogger(MakeVariants.class);

    /** What the encoder decodes itself takes four bytes of memory for each, beside the heap. */
    private static final long MOST_PIXELS_OF_WEBP = 16_000_000;

    private VariantRows rows;
    private Cwebp cwebp;
    private Clock clock;

    /** For CDI's proxy only. */
    protected MakeVariants() {}

    @Inject
    public MakeVariants(VariantRows rows, Cwebp cwebp, Clock clock) {
        this.rows = rows;
        this.cwebp = cwebp;
        this.clock = clock;
    }

    /** Makes those of every image that has none yet, and removes the bytes of files that were replaced long ago. */
    public void all() {
        for (Optional<Media> image = rows.next();
                image.isPresent() && !Thread.currentThread().isInterrupted();
                image = rows.next()) {
            rows.made(image.get().hash(), of(image.get()));
        }
        rows.removeOld();
    }

    /** An image that cannot be worked on is shown as it is. */
    private List<Media> of(Media image) {
        Pixels.ONE_AT_A_TIME.lock();
        try {
            return switch (image.format()) {
                case JPEG, PNG -> ofPixels(image);
                case WEBP -> ofWebp(image);
                default -> List.of();
            };
        } catch (IOException notDecoded) {
            LOG.debugf(notDecoded, "No variants of %s", image.hash());
            return List.of();
        } finally {
            Pixels.ONE_AT_A_TIME.unlock();
        }
    }

    private List<Media> ofPixels(Media image) throws IOException {
        byte[] original = image.bytes();
        int own = image.width().orElseThrow();
        BufferedImage picture = Pixels.read(original, image.format());
        List<Media> variants = new ArrayList<>();
        List<Integer> widths = widths(own);
        // From the widest to the narrowest: each is made of the one before, which is smaller than the original.
        for (int i = widths.size() - 1; i >= 0; i--) {
            int width = widths.get(i);
            if (picture.getWidth() < width) {
                continue;
            }
            picture = Pixels.scaled(picture, width);
            byte[] same = Pixels.encoded(picture, image.format());
            byte[] source = image.format() == FileFormat.PNG ? same : Pixels.encoded(picture, FileFormat.PNG);
            Optional<byte[]> webp = webp(source, image.format(), picture);
            byte[] smallest = webp.filter(bytes -> bytes.length < same.length).orElse(same);
            // The original itself serves its own width, unless this is smaller.
            if (width < own || smallest.length < original.length) {
                variant(smallest).ifPresent(made -> variants.add(0, made));
            }
        }
        return variants;
    }

    private Optional<byte[]> webp(byte[] source, FileFormat format, BufferedImage picture) {
        if (format == FileFormat.JPEG) {
            return cwebp.encode(source, 0, false);
        }
        Optional<byte[]> drawn = cwebp.encode(source, 0, true);
        // More than half a byte for each pixel: this is a photograph, whose edges need no such care.
        boolean photograph = drawn.filter(bytes -> bytes.length > (long) picture.getWidth() * picture.getHeight() / 2)
                .isPresent();
        return photograph ? cwebp.encode(source, 0, false) : drawn;
    }

    private List<Media> ofWebp(Media image) {
        List<Media> variants = new ArrayList<>();
        int own = image.width().orElseThrow();
        if ((long) own * image.height().orElseThrow() > MOST_PIXELS_OF_WEBP) {
            return variants;
        }
        byte[] original = image.bytes();
        for (int width : widths(own)) {
            if (width < own) {
                cwebp.encode(original, width, false)
                        .filter(bytes -> bytes.length < original.length)
                        .flatMap(this::variant)
                        .ifPresent(variants::add);
            }
        }
        return variants;
    }

    private static List<Integer> widths(int own) {
        return Stream.concat(
                        Picture.WIDTHS.stream().filter(width -> width < own),
                        own <= Picture.WIDEST ? Stream.of(own) : Stream.empty())
                .toList();
    }

    private Optional<Media> variant(byte[] bytes) {
        return ImageHeader.read(bytes).map(header -> Media.variant(bytes, header, clock.instant()));
    }
}
