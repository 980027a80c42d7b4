package org.travessia.media.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The last part of an image's address: words for people and search engines. The server finds the image by its hash alone, so
 * that a name never leads anywhere.
 */
public record FileName(String value) {

    private static final int MAX_LENGTH = 100;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");

    /**
     * Makes a safe name of any: its last part in the composed form of Unicode, of letters, digits, dots, dashes and underscores
     * only, ending in what the format's files end in.
     */
    public static FileName of(String name, ImageFormat format) {
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
        if (stem.length() > MAX_LENGTH) {
            int end = Character.isHighSurrogate(stem.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
            stem = stem.substring(0, end);
        }
        return new FileName((stem.isEmpty() ? "image" : stem) + "." + extension);
    }

    /** Whether a name asked for is one that {@link #of} makes for the format. */
    public static boolean isSafe(String name, ImageFormat format) {
        return of(name, format).value().equals(name);
    }

    /** The name as a part of an address. */
    public String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
