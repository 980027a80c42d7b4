package org.travessia.settings.entity;

import java.util.List;

/**
 * The accent colour of the site as each theme shows it: as it was chosen where that can be read, else lighter or darker until it
 * can.
 *
 * @param chosen what the administrator chose
 * @param light links and buttons of the light theme
 * @param lightHover the same under the mouse
 * @param dark links and buttons of the dark theme
 * @param darkHover the same under the mouse
 */
public record Accent(Colour chosen, Colour light, Colour lightHover, Colour dark, Colour darkHover) {

    /** The least contrast of text with what it stands on (WCAG 2.2, 1.4.3, AA). */
    public static final double READABLE = 4.5;

    /** What links stand on in the light theme: {@code --paper}, {@code --raised} and {@code --sunk} of blog.css. */
    public static final List<Colour> LIGHT_GROUNDS = colours("#faf8f3", "#fffefb", "#f2eee5");

    /** The same of the dark theme. */
    public static final List<Colour> DARK_GROUNDS = colours("#10181d", "#17222a", "#0b1216");

    private static final double STEP = 0.005;
    private static final double HOVER = 0.09;

    /** The accent made of a chosen colour. */
    public static Accent of(Colour chosen) {
        Colour light = readable(chosen, LIGHT_GROUNDS, -STEP);
        Colour dark = readable(chosen, DARK_GROUNDS, STEP);
        return new Accent(
                chosen,
                light,
                light.withLightness(Math.max(0, light.lightness() - HOVER)),
                dark,
                dark.withLightness(Math.min(1, dark.lightness() + HOVER)));
    }

    /** Whether the light theme shows another colour than the chosen one. */
    public boolean lightAdjusted() {
        return !light.equals(chosen);
    }

    /** Whether the dark theme shows another colour than the chosen one. */
    public boolean darkAdjusted() {
        return !dark.equals(chosen);
    }

    private static Colour readable(Colour chosen, List<Colour> grounds, double step) {
        Colour tried = chosen;
        double lightness = chosen.lightness();
        // Black on the light grounds and white on the dark ones can be read: it ends.
        while (tried.contrastWithAll(grounds) < READABLE) {
            lightness = Math.min(1, Math.max(0, lightness + step));
            tried = chosen.withLightness(lightness);
        }
        return tried;
    }

    private static List<Colour> colours(String... hexes) {
        return List.of(hexes).stream()
                .map(hex -> Colour.parse(hex).orElseThrow())
                .toList();
    }
}
