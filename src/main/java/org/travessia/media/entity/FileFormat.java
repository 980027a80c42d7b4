package org.travessia.media.entity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file is by its bytes. Images are shown; everything else is handed out as a download and never opened in the blog's own
 * name, SVG among them, which can carry scripts.
 */
public enum FileFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf"),
    /** What many programs write is a ZIP archive within. */
    ZIP("application/zip", "zip", "epub", "docx", "xlsx", "pptx", "odt", "ods", "odp"),
    GZIP("application/gzip", "gz", "tgz"),
    MP3("audio/mpeg", "mp3"),
    MP4("video/mp4", "mp4", "m4a", "m4v"),
    OGG("application/ogg", "ogg", "oga", "ogv", "opus"),
    SVG("image/svg+xml", "svg");

    private static final Set<String> PICTURE_BRANDS =
            Set.of("avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int PEEKED = 2048;
    private static final Pattern SVG_START =
            Pattern.compile("^(?:\\u00EF\\u00BB\\u00BF)?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--(?:[^-]|-(?!->))*-->\\s*)*"
                    + "(?:<!DOCTYPE\\s+svg[^>]*>\\s*)?(?:<!--(?:[^-]|-(?!->))*-->\\s*)*<svg[\\s>]");

    private final String contentType;
    private final List<String> extensions;

    FileFormat(String contentType, String... extensions) {
        this.contentType = contentType;
        this.extensions = List.of(extensions);
    }

    /** Finds the format by the first bytes; the name of a file and the type that a browser claims are the sender's word. */
    public static Optional<FileFormat> of(byte[] bytes) {
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(bytes, 0, 'G', 'I', 'F', '8', '7', 'a') || starts(bytes, 0, 'G', 'I', 'F', '8', '9', 'a')) {
            return Optional.of(GIF);
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        if (starts(bytes, 0, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        if (starts(bytes, 0, 'P', 'K', 3, 4)) {
            return Optional.of(ZIP);
        }
        if (starts(bytes, 0, 0x1F, 0x8B, 8)) {
            return Optional.of(GZIP);
        }
        if (starts(bytes, 4, 'f', 't', 'y', 'p')) {
            return pictureInBoxes(bytes) ? Optional.empty() : Optional.of(MP4);
        }
        if (starts(bytes, 0, 'O', 'g', 'g', 'S')) {
            return Optional.of(OGG);
        }
        if (starts(bytes, 0, 'I', 'D', '3') || frameOfMp3(bytes)) {
            return Optional.of(MP3);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, PEEKED), StandardCharsets.ISO_8859_1);
        return SVG_START.matcher(start).find() ? Optional.of(SVG) : Optional.empty();
    }

    /** The media type, as the table has it. */
    public String contentType() {
        return contentType;
    }

    /** What file names may end in, without the dot; the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether browsers show it in a page, and it cannot carry a script. */
    public boolean isImage() {
        return ordinal() <= WEBP.ordinal();
    }

    /** The format with a media type, as the table has it. */
    public static FileFormat of(String contentType) {
        for (FileFormat format : values()) {
            if (format.contentType.equals(contentType)) {
                return format;
            }
        }
        throw new IllegalArgumentException(contentType);
    }

    /** Whether it is a still picture in the container of MP4, such as AVIF or HEIC, which nothing here can read; by its major brand. */
    private static boolean pictureInBoxes(byte[] bytes) {
        return bytes.length >= 12 && PICTURE_BRANDS.contains(new String(bytes, 8, 4, StandardCharsets.ISO_8859_1));
    }

    /** Eleven set bits, MPEG 1 or 2, layer III, and a bit rate that there is (ISO 11172-3, 2.4.1.3). */
    private static boolean frameOfMp3(byte[] bytes) {
        return bytes.length > 128
                && (bytes[0] & 0xFF) == 0xFF
                && (bytes[1] & 0xF6) == 0xF2
                && (bytes[2] & 0xF0) != 0xF0
                && (bytes[2] & 0xF0) != 0;
    }

    static boolean starts(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
