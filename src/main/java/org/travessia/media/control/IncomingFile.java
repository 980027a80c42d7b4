package org.travessia.media.control;

import java.io.IOException;
import java.time.Clock;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.ImageHeader;
import org.travessia.media.entity.Media;
import org.travessia.platform.Invalid;

/** What somebody sends is looked at before it is taken, whichever way it comes; an image is taken without its embedded data. */
final class IncomingFile {

    private IncomingFile() {}

    /**
     * The file as it will be kept. Nothing is decoded before its header has told how much that would be.
     *
     * @throws Invalid with field {@code file} if it is empty, too large, or none of the formats that are taken
     */
    static Media checked(byte[] bytes, boolean imagesOnly, Clock clock) {
        if (bytes.length == 0) {
            throw new Invalid("file", "media.empty.file");
        }
        if (bytes.length > StoreMedia.MAX_BYTES) {
            throw new Invalid("file", "media.tooLarge", StoreMedia.MAX_BYTES / (1024 * 1024));
        }
        FileFormat format = FileFormat.of(bytes)
                .filter(known -> known.isImage() || !imagesOnly)
                .orElseThrow(() -> new Invalid("file", imagesOnly ? "media.notAnImage" : "media.unknownFormat"));
        return format.isImage() ? image(bytes, format, clock) : new Media(bytes, format, clock.instant());
    }

    private static Media image(byte[] bytes, FileFormat format, Clock clock) {
        demandFewPixels(bytes);
        try {
            int orientation = format == FileFormat.JPEG ? EmbeddedData.orientation(bytes) : 1;
            byte[] picture = EmbeddedData.removedFrom(bytes, format);
            byte[] kept = orientation == 1 ? picture : upright(picture, orientation);
            return new Media(kept, demandFewPixels(kept), clock.instant());
        } catch (IOException damaged) {
            throw new Invalid("file", "media.damaged");
        }
    }

    /** Some kinds of JPEG (for printing) are not decoded here: they are kept lying on their side rather than refused. */
    private static byte[] upright(byte[] picture, int orientation) {
        try {
            return EmbeddedData.removedFrom(Pixels.turned(picture, orientation), FileFormat.JPEG);
        } catch (IOException notDecoded) {
            return picture;
        }
    }

    private static ImageHeader demandFewPixels(byte[] bytes) {
        ImageHeader header = ImageHeader.read(bytes).orElseThrow(() -> new Invalid("file", "media.damaged"));
        if (header.pixels() > StoreMedia.MAX_PIXELS) {
            throw new Invalid("file", "media.tooManyPixels", StoreMedia.MAX_PIXELS / 1_000_000);
        }
        if (Math.max(header.width(), header.height()) > StoreMedia.MAX_SIDE) {
            throw new Invalid("file", "media.sideTooLong", StoreMedia.MAX_SIDE);
        }
        return header;
    }
}
