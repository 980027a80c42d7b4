package org.travessia.feed.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sitemap is parted into when it does not fit into one file. */
public enum Section {
    /** The home page, the archive, and what does not age. */
    PAGES,
    /** The archive's months. */
    MONTHS,
    CATEGORIES,
    TAGS,
    /** People whose posts everybody finds. */
    AUTHORS,
    /** The oldest first, so that what is new changes the last file only. */
    POSTS;

    /** The section that files of this name belong to. */
    public static Optional<Section> of(String name) {
        return Arrays.stream(values())
                .filter(section -> section.fileName().equals(name))
                .findFirst();
    }

    /** Its part of a file's name: {@code posts}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
