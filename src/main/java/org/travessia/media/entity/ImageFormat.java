package org.travessia.media.entity;

import java.util.List;

/** The formats that browsers show and that cannot carry a script; SVG is not one of them. */
public enum ImageFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String contentType;
    private final List<String> extensions;

    ImageFormat(String contentType, String... extensions) {
        this.contentType = contentType;
        this.extensions = List.of(extensions);
    }

    /** The media type that the image is served with. */
    public String contentType() {
        return contentType;
    }

    /** What file names may end in, without the dot; the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** The format with a media type, as the table has it. */
    public static ImageFormat of(String contentType) {
        for (ImageFormat format : values()) {
            if (format.contentType.equals(contentType)) {
                return format;
            }
        }
        throw new IllegalArgumentException(contentType);
    }
}
