package org.travessia.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of an address that people read: {@code criacao-de-frameworks}. Letters and digits of any script in lower
 * case, joined by single hyphens; accents of Latin letters are folded.
 */
@Embeddable
public class Slug {

    /** The greatest length in characters. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern WELL_FORMED =
            Pattern.compile("[\\p{Ll}\\p{Lo}\\p{Lm}\\p{N}]+(-[\\p{Ll}\\p{Lo}\\p{Lm}\\p{N}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    @Column(name = "slug", nullable = false)
    private String text;

    protected Slug() {}

    private Slug(String text) {
        this.text = text;
    }

    /** The slug that a title suggests; empty if the title has no letter or digit. */
    public static Optional<Slug> suggestedBy(String title) {
        String folded =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String words = OTHERS.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll("-");
        String joined =
                shortened(Normalizer.normalize(words, Normalizer.Form.NFC).replaceAll("^-|-$", ""));
        return WELL_FORMED.matcher(joined).matches() ? Optional.of(new Slug(joined)) : Optional.empty();
    }

    /** The slug that somebody typed, if it is one. */
    public static Optional<Slug> parse(String typed) {
        String normal = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        return normal.length() <= MAX_LENGTH && WELL_FORMED.matcher(normal).matches()
                ? Optional.of(new Slug(normal))
                : Optional.empty();
    }

    /** The slug to try when this one is taken: {@code a-post-2}. */
    public Slug numbered(int number) {
        String suffix = "-" + number;
        int room = MAX_LENGTH - suffix.length();
        String stem = text.length() <= room ? text : text.substring(0, room).replaceAll("-$", "");
        return new Slug(stem + suffix);
    }

    /** Cut at a hyphen, so that no word is broken, unless the first word alone is too long. */
    private static String shortened(String joined) {
        if (joined.length() <= MAX_LENGTH) {
            return joined;
        }
        int cut = joined.lastIndexOf('-', MAX_LENGTH);
        return joined.substring(0, cut > 0 ? cut : MAX_LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slug slug && slug.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
