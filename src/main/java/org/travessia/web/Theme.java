package org.travessia.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Light or dark: what a reader chose, or the system does. */
public enum Theme {
    /** As the reader's system is set; what holds for whoever chose nothing. */
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie that keeps the choice. The script {@code theme.js} writes it as well, and nginx has it in its cache's key. */
    public static final String COOKIE = "theme";

    /** As it stands in the cookie, in {@code /theme/…} and in {@code data-theme}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme with an id, if there is one. */
    public static Optional<Theme> of(String id) {
        return Stream.of(values()).filter(theme -> theme.id().equals(id)).findFirst();
    }
}
