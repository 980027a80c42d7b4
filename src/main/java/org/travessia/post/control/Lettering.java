package org.travessia.post.control;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Writes lines as outlines of a font's letters, from left to right, each beside the one before: right for the Latin, Greek and Cyrillic
 * scripts. What the font has no letter for is left out. Not to be used by two threads at once.
 */
final class Lettering {

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double unitsPerEm;

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.letters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /**
     * Reads a font of the program's own.
     *
     * @throws IOException if it is not there or no TrueType font
     */
    static Lettering read(String resource) throws IOException {
        try (InputStream in = Lettering.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        }
    }

    /** A text as this font can write it: its letters composed, in one line, without those that it has not. */
    String writable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> c == ' ' || letters.getGlyphId(c) != 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" +", " ")
                .strip();
    }

    /** How wide a writable text is, of letters of a size in pixels. */
    double width(String text, double size) throws IOException {
        double units = 0;
        for (int c : text.codePoints().toArray()) {
            units += font.getAdvanceWidth(letters.getGlyphId(c));
        }
        return units * size / unitsPerEm;
    }

    /**
     * Breaks a writable text into lines: between words, and within one that is too long by itself.
     *
     * @param width that no line exceeds, in pixels
     */
    List<String> lines(String text, double size, double width) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                String start = beginning(line, size, width);
                lines.add(start);
                line = line.substring(start.length());
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** The longest beginning of a text that is no wider, and at least one letter. */
    String beginning(String text, double size, double width) throws IOException {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** The outlines of a writable text that begins at a point of its base line. */
    Path2D outline(String text, double size, double x, double y) throws IOException {
        double scale = size / unitsPerEm;
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int c : text.codePoints().toArray()) {
            int glyph = letters.getGlyphId(c);
            GlyphData data = font.getGlyph().getGlyph(glyph);
            if (data != null) {
                // A font's y grows upwards, a picture's downwards.
                AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
                outline.append(data.getPath().getPathIterator(place), false);
            }
            at += font.getAdvanceWidth(glyph) * scale;
        }
        return outline;
    }
}
