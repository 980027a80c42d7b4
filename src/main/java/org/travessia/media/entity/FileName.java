package org.travessia.media.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The last part of a file's address: words for people and search engines. The server finds the file by what stands before it alone, so
 * that a name never leads anywhere.
 */
public record FileName(String value) {

    private static final int MAX_LENGTH = 100;
    private static final int ROOM_FOR_WIDTH = 6;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");

    /**
     * Makes a safe name of any: its last part in the composed form of Unicode, of letters, digits, dots, dashes and underscores
     * only, ending in what the format's files end in.
     */
    public static FileName of(String name, FileFormat format) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe =
                UNSAFE.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("-");
        int dot = safe.lastIndexOf('.');
        String stem = dot < 0 ? safe : safe.substring(0, dot);
        String extension = dot < 0 ? "" : safe.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!format.extensions().contains(extension)) {
            extension = format.extensions().get(0);
        }
        // Without dots and dashes at its ends nothing of it is hidden, relative, or taken for an option.
        stem = stem.replaceAll("\\.+", ".").replaceAll("^[.-]+|[.-]+$", "");
        stem = cut(stem, MAX_LENGTH);
        return new FileName((stem.isEmpty() ? (format.isImage() ? "image" : "file") : stem) + "." + extension);
    }

    /** Whether a name asked for is one that {@link #of} makes for the format. */
    public static boolean isSafe(String name, FileFormat format) {
        return of(name, format).value().equals(name);
    }

    /** The name without its extension, of another width: {@code photo.jpg} becomes {@code photo-800.webp}. */
    public FileName ofWidth(int width, FileFormat format) {
        String stem = cut(value.substring(0, value.lastIndexOf('.')), MAX_LENGTH - ROOM_FOR_WIDTH);
        return new FileName(stem + "-" + width + "." + format.extensions().get(0));
    }

    private static String cut(String stem, int length) {
        if (stem.length() <= length) {
            return stem;
        }
        return stem.substring(0, Character.isHighSurrogate(stem.charAt(length - 1)) ? length - 1 : length);
    }

    /** The name as a part of an address. */
    public String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
