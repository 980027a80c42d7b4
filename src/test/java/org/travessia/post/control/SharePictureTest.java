package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharePictureTest {

    private static final int PAPER = 0xfffaf8f3;
    private static final int INK = 0xff1c292f;

    private final DrawSharePicture drawing = new DrawSharePicture();

    private BufferedImage drawn(String title, String site, String accent) throws IOException {
        byte[] png = drawing.draw(new SharePicture(title, site, accent)).orElseThrow();
        assertThat(png).hasSizeLessThan(200_000);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static boolean shows(BufferedImage image, int colour, int top, int bottom) {
        return IntStream.range(top, bottom)
                .anyMatch(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == colour));
    }

    @Test
    void it_has_the_size_the_title_and_the_colour() throws IOException {
        BufferedImage image = drawn("Olá, travessia", "Diário", "#a34e12");
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(image.getRGB(0, 0)).isEqualTo(PAPER);
        assertThat(shows(image, INK, 150, 500)).isTrue();
        assertThat(image.getRGB(600, 629)).isEqualTo(0xffa34e12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W",
                "Criação de frameworks: do hipertexto à Web, e de volta outra vez, com tudo o que se aprende no caminho",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsbehördenvorsteherin",
                "Ελληνικά και русский язык",
                "e\u0301 composed ⛵️ 👩‍💻 and what the font has not: 航海 \u202E evil"
            })
    void any_title_stays_within_its_place(String title) throws IOException {
        BufferedImage image = drawn(title, "x".repeat(100), "#0d5566");
        assertThat(shows(image, INK, 150, 500)).isTrue();
        assertThat(shows(image, INK, 0, 150)).isFalse();
        assertThat(shows(image, INK, 505, 630)).isFalse();
        for (int y = 0; y < 500; y++) {
            assertThat(image.getRGB(40, y)).isEqualTo(PAPER);
            assertThat(image.getRGB(1160, y)).isEqualTo(PAPER);
        }
    }

    @Test
    void the_longest_title_is_cut_with_an_ellipsis() throws IOException {
        drawn("Wörter ".repeat(28).strip(), "Diário", "#0d5566");
        drawn("W".repeat(200), "Diário", "#0d5566");
    }

    @ParameterizedTest
    @ValueSource(strings = {"航海", "⛵", " ", "\u200B"})
    void of_a_script_that_the_font_has_not_only_the_rest_is_drawn(String title) throws IOException {
        assertThat(shows(drawn(title, "Diário", "#0d5566"), INK, 0, 500)).isFalse();
    }

    @Test
    void the_address_changes_with_all_that_it_shows() {
        SharePicture picture = new SharePicture("Title", "Site", Optional.empty());
        assertThat(picture.path("/posts/a")).matches("/og/posts/a-[0-9a-f]{16}\\.png");
        assertThat(List.of(
                        picture.version(),
                        new SharePicture("Other", "Site", Optional.empty()).version(),
                        new SharePicture("Title", "Other", Optional.empty()).version(),
                        new SharePicture("Title", "Site", Optional.of("#ffffff")).version(),
                        new SharePicture("Titl", "eSite", Optional.empty()).version()))
                .doesNotHaveDuplicates();
        assertThat(new SharePicture("Title", "Site", Optional.of("#0d5566")).version())
                .isEqualTo(picture.version());
    }

    @Test
    void of_a_crowd_some_are_told_to_come_again_and_nobody_is_drawn_wrong() throws Exception {
        SharePicture picture = new SharePicture("Title ".repeat(30), "Site", Optional.empty());
        byte[] alone = drawing.draw(picture).orElseThrow();
        ExecutorService crowd = Executors.newFixedThreadPool(40);
        try {
            List<Callable<Optional<byte[]>>> all = IntStream.range(0, 200)
                    .<Callable<Optional<byte[]>>>mapToObj(i -> () -> drawing.draw(picture))
                    .toList();
            int drawn = 0;
            for (Future<Optional<byte[]>> each : crowd.invokeAll(all)) {
                if (each.get().isPresent()) {
                    assertThat(each.get().get()).isEqualTo(alone);
                    drawn++;
                }
            }
            assertThat(drawn).isBetween(1, 199);
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void lines_break_between_words_and_within_what_is_too_long() throws IOException {
        Lettering lettering = Lettering.read("/fonts/SourceSerif4-SemiBold.ttf");
        assertThat(lettering.writable(" a\t\n b\u0000⛵c e\u0301 ")).isEqualTo("a bc é");
        List<String> lines = lettering.lines("one two " + "m".repeat(40) + " three", 50, 400);
        assertThat(lines)
                .startsWith("one two")
                .allSatisfy(line -> assertThat(lettering.width(line, 50)).isLessThanOrEqualTo(400));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo("onetwo" + "m".repeat(40) + "three");
        assertThat(lines.get(lines.size() - 1)).endsWith("three");
        assertThat(lettering.lines("", 50, 400)).isEmpty();
    }
}
