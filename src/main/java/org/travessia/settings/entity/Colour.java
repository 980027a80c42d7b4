package org.travessia.settings.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#?(?:[0-9a-f]{3}|[0-9a-f]{6})");

    /** A colour written as {@code #0d5566} or {@code #05a}, the sign and the letters' case as people like. */
    public static Optional<Colour> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(plain).matches()) {
            return Optional.empty();
        }
        String digits = plain.startsWith("#") ? plain.substring(1) : plain;
        String six = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
        int value = Integer.parseInt(six, 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /** As CSS writes it: {@code #0d5566}. */
    public String hex() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    /** How much brighter one of two colours is than the other, 1 to 21 (WCAG 2.2, "contrast ratio"). */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** The least contrast with any of these. */
    double contrastWithAll(Iterable<Colour> grounds) {
        double least = 21;
        for (Colour ground : grounds) {
            least = Math.min(least, contrast(ground));
        }
        return least;
    }

    /**
     * The same hue, lighter or darker: by its lightness in OKLab, where equal steps look equal, and paler where a screen cannot
     * show it otherwise.
     *
     * @param lightness 0 (black) to 1 (white)
     */
    Colour withLightness(double lightness) {
        double[] lab = oklab();
        for (double vividness = 1; vividness > 0; vividness -= 0.05) {
            double[] rgb = linear(lightness, lab[1] * vividness, lab[2] * vividness);
            if (shown(rgb)) {
                return of(rgb);
            }
        }
        return of(linear(lightness, 0, 0));
    }

    /** Its lightness in OKLab, 0 to 1. */
    double lightness() {
        return oklab()[0];
    }

    /** WCAG 2.2, "relative luminance". */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** Björn Ottosson's OKLab of linear sRGB. */
    private double[] oklab() {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double[] linear(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean shown(double[] rgb) {
        for (double part : rgb) {
            if (part < -0.001 || part > 1.001) {
                return false;
            }
        }
        return true;
    }

    private static Colour of(double[] rgb) {
        return new Colour(encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2]));
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double within = Math.min(1, Math.max(0, linear));
        double share = within <= 0.0031308 ? within * 12.92 : 1.055 * Math.pow(within, 1 / 2.4) - 0.055;
        return (int) Math.round(share * 255);
    }

    private static double cube(double value) {
        return value * value * value;
    }
}
