package org.travessia.feed.control;

/** The characters of XML 1.0. */
final class Xml {

    private Xml() {}

    /** A text without what XML cannot hold even escaped, so that no post can break a feed. */
    static String text(String text) {
        if (text.codePoints().allMatch(Xml::allowed)) {
            return text;
        }
        return text.codePoints()
                .filter(Xml::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
