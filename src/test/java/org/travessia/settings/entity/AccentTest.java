package org.travessia.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {

    /** Figures of WCAG's own examples and of the known extremes. */
    @ParameterizedTest
    @CsvSource({
        "#000000,#ffffff,21",
        "#777777,#ffffff,4.48",
        "#767676,#ffffff,4.54",
        "#ff0000,#ffffff,4.0",
        "#0000ff,#000000,2.44"
    })
    void contrast_is_that_of_wcag(String one, String two, double expected) {
        assertThat(colour(one).contrast(colour(two))).isCloseTo(expected, within(0.01));
        assertThat(colour(two).contrast(colour(one))).isCloseTo(expected, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#12345g", "rgb(0,0,0)", "#0d5566;}", "url(x)"})
    void what_is_no_colour_is_none(String text) {
        assertThat(Colour.parse(text)).isEmpty();
    }

    @Test
    void short_and_plain_forms_are_the_same_colour() {
        assertThat(Colour.parse(" 05A ")).contains(colour("#0055aa"));
    }

    @Test
    void a_colour_that_can_be_read_stays() {
        Accent accent = Accent.of(colour("#0d5566"));

        assertThat(accent.lightAdjusted()).isFalse();
        assertThat(accent.light().hex()).isEqualTo("#0d5566");
        assertThat(accent.darkAdjusted()).as("too dark for the dark theme").isTrue();
    }

    @Test
    void whatever_is_chosen_can_be_read_in_both_themes() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            Accent accent = Accent.of(new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            readable(accent, accent.light(), Accent.LIGHT_GROUNDS, "#ffffff");
            readable(accent, accent.lightHover(), Accent.LIGHT_GROUNDS, "#ffffff");
            readable(accent, accent.dark(), Accent.DARK_GROUNDS, "#0b1216");
            readable(accent, accent.darkHover(), Accent.DARK_GROUNDS, "#0b1216");
        }
        for (String extreme : List.of("#000000", "#ffffff", "#ffff00", "#0000ff", "#00ff00", "#ff00ff")) {
            Accent accent = Accent.of(colour(extreme));
            readable(accent, accent.light(), Accent.LIGHT_GROUNDS, "#ffffff");
            readable(accent, accent.dark(), Accent.DARK_GROUNDS, "#0b1216");
        }
    }

    @Test
    void an_adjusted_colour_keeps_its_hue() {
        Colour light = Accent.of(colour("#ffd400")).light();

        assertThat(light.red()).as("still a yellow").isGreaterThan(light.blue() + 40);
        assertThat(light.green()).isGreaterThan(light.blue() + 40);
    }

    /** The rule knows the grounds that the style sheet paints. */
    @Test
    void the_grounds_are_those_of_the_style_sheet() throws IOException {
        String css = Files.readString(Path.of("src/main/webapp/assets/css/blog.css"));
        List<String> names = List.of("paper", "raised", "sunk");
        for (int at = 0; at < names.size(); at++) {
            Matcher token = Pattern.compile("--" + names.get(at) + ": light-dark\\((#\\w+), (#\\w+)\\)")
                    .matcher(css);
            assertThat(token.find()).as(names.get(at)).isTrue();
            assertThat(token.group(1)).isEqualTo(Accent.LIGHT_GROUNDS.get(at).hex());
            assertThat(token.group(2)).isEqualTo(Accent.DARK_GROUNDS.get(at).hex());
        }
        assertThat(css).contains("--on-accent: light-dark(#ffffff, #0b1216)");
    }

    private static void readable(Accent accent, Colour shown, List<Colour> grounds, String onAccent) {
        assertThat(shown.contrastWithAll(grounds)).as(accent.toString()).isGreaterThanOrEqualTo(Accent.READABLE);
        assertThat(shown.contrast(colour(onAccent)))
                .as("a button's text on " + accent)
                .isGreaterThanOrEqualTo(Accent.READABLE);
    }

    private static Colour colour(String hex) {
        return Colour.parse(hex).orElseThrow();
    }
}
