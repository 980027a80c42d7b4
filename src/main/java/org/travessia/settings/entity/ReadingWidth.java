package org.travessia.settings.entity;

/** How long a line of text is. */
public enum ReadingWidth {
    NARROW(60),
    MEDIUM(68),
    WIDE(75);

    private final int characters;

    ReadingWidth(int characters) {
        this.characters = characters;
    }

    /** The width in the breadths of a zero, CSS's {@code ch}. */
    public int characters() {
        return characters;
    }
}
