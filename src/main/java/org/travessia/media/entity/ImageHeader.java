package org.travessia.media.entity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What the first bytes of an image say of it. The name of a file and the type a browser claims for it are not asked: both are
 * the sender's word.
 */
public record ImageHeader(FileFormat format, int width, int height) {

    /** Reads format and size without decoding a pixel; empty if the bytes are no image of a known format. */
    public static Optional<ImageHeader> read(byte[] bytes) {
        return FileFormat.of(bytes).filter(FileFormat::isImage).flatMap(format -> {
            try {
                return format == FileFormat.WEBP ? webp(bytes) : sized(format, bytes);
            } catch (IOException | RuntimeException damaged) {
                // Readers meet damaged files with exceptions of every kind.
                return Optional.empty();
            }
        });
    }

    /** How many pixels a reader's browser will have to hold. */
    public long pixels() {
        return (long) width * height;
    }

    private static Optional<ImageHeader> sized(FileFormat format, byte[] bytes) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.contentType());
        ImageReader reader = readers.next();
        // In memory: the default cache is a file, and the file system may be read-only.
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return checked(format, reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    /** The three kinds of WebP, see the container's specification (RFC 9649, sections 2.5 to 2.7). */
    private static Optional<ImageHeader> webp(byte[] bytes) {
        if (starts(bytes, 12, 'V', 'P', '8', 'X')) {
            return checked(FileFormat.WEBP, 1 + little(bytes, 24, 3), 1 + little(bytes, 27, 3));
        }
        if (starts(bytes, 12, 'V', 'P', '8', 'L') && starts(bytes, 20, 0x2F)) {
            int packed = little(bytes, 21, 4);
            return checked(FileFormat.WEBP, 1 + (packed & 0x3FFF), 1 + (packed >>> 14 & 0x3FFF));
        }
        if (starts(bytes, 12, 'V', 'P', '8', ' ') && starts(bytes, 23, 0x9D, 0x01, 0x2A)) {
            return checked(FileFormat.WEBP, little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> checked(FileFormat format, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageHeader(format, width, height)) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        return FileFormat.starts(bytes, at, expected);
    }

    private static int little(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
