package org.travessia.media.control;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.travessia.media.entity.FileFormat;

/**
 * What cameras and programs write into an image beside the picture: where it was taken, by whom, with what, small copies of it
 * from before it was cut. None of it is kept; nor is what stands behind the end of the image, where other files hide. What a
 * browser needs to show the picture as it is stays, colour profiles and animation above all; no pixel is touched.
 *
 * <p>Each format is a row of labelled pieces; those that are known to belong to the picture are copied, all others are not.
 * (Libraries that remove such data know JPEG only, and there EXIF only; what is read out of EXIF is read by one.)
 */
final class EmbeddedData {

    private static final Set<String> PNG_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST",
            "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");
    private static final Set<String> WEBP_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int WEBP_HAS_EXIF_OR_XMP = 0x08 | 0x04;
    private static final int UPRIGHT = 1;

    private EmbeddedData() {}

    /**
     * How a JPEG is to be turned to stand upright, as EXIF numbers it: 1 (as it is) to 8.
     */
    static int orientation(byte[] jpeg) {
        try {
            ExifIFD0Directory exif = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer found = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return found != null && found >= 1 && found <= 8 ? found : UPRIGHT;
        } catch (ImageProcessingException | IOException | RuntimeException damaged) {
            return UPRIGHT;
        }
    }

    /**
     * The image without what is not the picture.
     *
     * @throws IOException if its pieces do not fit together
     */
    static byte[] removedFrom(byte[] image, FileFormat format) throws IOException {
        try {
            return switch (format) {
                case JPEG -> jpeg(image);
                case PNG -> png(image);
                case WEBP -> webp(image);
                case GIF -> gif(image);
                default -> image;
            };
        } catch (IndexOutOfBoundsException cutShort) {
            throw new IOException("an image that ends too early", cutShort);
        }
    }

    /** Segments (ITU T.81, annex B): those of applications are dropped but JFIF's, Adobe's and colour profiles. */
    private static byte[] jpeg(byte[] image) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        kept.write(image, 0, 2);
        int at = 2;
        while (at < image.length) {
            if ((image[at] & 0xFF) != 0xFF) {
                throw new IOException("no marker at " + at);
            }
            int marker = image[at + 1] & 0xFF;
            if (marker == 0xFF) {
                // Fill bytes.
                at++;
            } else if (marker == 0xD9) {
                break;
            } else if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                kept.write(image, at, 2);
                at += 2;
            } else {
                int length = 2 + ((image[at + 2] & 0xFF) << 8 | image[at + 3] & 0xFF);
                int end = marker == 0xDA ? endOfScan(image, at + length) : at + length;
                if (length < 4 || end > image.length) {
                    throw new IOException("a segment of a wrong length at " + at);
                }
                if (belongs(image, at, marker)) {
                    kept.write(image, at, end - at);
                }
                at = end;
            }
        }
        // Some cameras forget it; who reads the file does not mind.
        kept.write(0xFF);
        kept.write(0xD9);
        return kept.toByteArray();
    }

    private static boolean belongs(byte[] image, int at, int marker) {
        return switch (marker) {
            case 0xE0 -> says(image, at + 4, "JFIF\0");
            case 0xE2 -> says(image, at + 4, "ICC_PROFILE\0");
            case 0xEE -> says(image, at + 4, "Adobe");
            case 0xFE -> false;
            default -> marker < 0xE0 || marker > 0xEF;
        };
    }

    /** Within a scan 0xFF is followed by 0, or by a restart marker. */
    private static int endOfScan(byte[] image, int from) {
        int at = from;
        while (at + 1 < image.length) {
            int next = image[at + 1] & 0xFF;
            if ((image[at] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
            at++;
        }
        return image.length;
    }

    /** Chunks (PNG, third edition, 5.3), up to IEND. */
    private static byte[] png(byte[] image) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(image);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        kept.write(image, 0, 8);
        int at = 8;
        String type = "";
        while (!type.equals("IEND")) {
            int length = from.getInt(at);
            type = new String(image, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > image.length - at - 12) {
                throw new IOException("a chunk of a wrong length at " + at);
            }
            if (PNG_CHUNKS.contains(type)) {
                kept.write(image, at, length + 12);
            }
            at += length + 12;
        }
        return kept.toByteArray();
    }

    /** Chunks (RFC 9649, 2.3), up to the length that the file says it has. */
    private static byte[] webp(byte[] image) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        kept.write(image, 0, 12);
        int end = (int) Math.min(image.length, 8L + (from.getInt(4) & 0xFFFFFFFFL));
        int at = 12;
        while (at + 8 <= end) {
            String type = new String(image, at, 4, StandardCharsets.ISO_8859_1);
            int length = from.getInt(at + 4);
            if (length < 0 || length > end - at - 8) {
                throw new IOException("a chunk of a wrong length at " + at);
            }
            if (type.equals("VP8X") && (at != 12 || length <= 0)) {
                throw new IOException("a header in the wrong place at " + at);
            }
            int padded = Math.min(length + (length & 1), end - at - 8);
            if (WEBP_CHUNKS.contains(type)) {
                kept.write(image, at, 8 + padded);
                if (padded < length + (length & 1)) {
                    kept.write(0);
                }
            }
            at += 8 + padded;
        }
        byte[] result = kept.toByteArray();
        if (says(result, 12, "VP8X")) {
            result[20] &= ~WEBP_HAS_EXIF_OR_XMP;
        }
        ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(4, result.length - 8);
        return result;
    }

    /** Blocks (GIF89a, appendix A): comments are dropped, and what applications add but how often an animation runs. */
    private static byte[] gif(byte[] image) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        int at = 13 + colours(image[10]);
        kept.write(image, 0, at);
        while (true) {
            // Some files lack the end.
            int kind = at < image.length ? image[at] & 0xFF : 0x3B;
            if (kind == 0x3B) {
                kept.write(0x3B);
                return kept.toByteArray();
            }
            int end;
            boolean belongs = true;
            if (kind == 0x2C) {
                end = afterBlocks(image, at + 11 + colours(image[at + 9]));
            } else if (kind == 0x21) {
                int label = image[at + 1] & 0xFF;
                end = afterBlocks(image, at + 2);
                belongs = label == 0xF9
                        || label == 0x01
                        || label == 0xFF && (says(image, at + 3, "NETSCAPE2.0") || says(image, at + 3, "ANIMEXTS1.0"));
            } else {
                throw new IOException("an unknown block at " + at);
            }
            if (belongs) {
                kept.write(image, at, end - at);
            }
            at = end;
        }
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int afterBlocks(byte[] image, int from) {
        int at = from;
        while (image[at] != 0) {
            at += 1 + (image[at] & 0xFF);
        }
        return at + 1;
    }

    private static boolean says(byte[] image, int at, String text) {
        return at + text.length() <= image.length
                && new String(image, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
