package org.travessia.media.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.travessia.media.TestImages;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.Media;

/** What is left of an image is judged by a library that reads such data, not by the code that removes it. */
class EmbeddedDataTest {

    @Test
    void where_a_photograph_was_taken_is_removed_and_its_pixels_are_not_touched() throws Exception {
        byte[] photo = TestImages.photo(64, 48, 1);
        assertThat(directories(photo)).contains("GPS");
        byte[] kept = EmbeddedData.removedFrom(photo, FileFormat.JPEG);
        assertNothingPersonal(kept);
        assertThat(pixels(kept)).isEqualTo(pixels(photo));
    }

    @ParameterizedTest
    @CsvSource({"1,red", "2,green", "3,blue", "4,yellow", "5,red", "6,yellow", "7,blue", "8,green"})
    void a_photograph_is_turned_upright(int orientation, String topLeft) throws Exception {
        Media kept = IncomingFile.checked(TestImages.photo(64, 32, orientation), true, Clock.systemUTC());
        assertNothingPersonal(kept.bytes());
        assertThat(EmbeddedData.orientation(kept.bytes())).isEqualTo(1);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
        boolean upright = orientation < 5;
        assertThat(image.getWidth()).isEqualTo(upright ? 64 : 32);
        assertThat(kept.width()).contains(upright ? 64 : 32);
        assertThat(kept.height()).contains(upright ? 32 : 64);
        Color corner = new Color(image.getRGB(3, 3));
        Color expected =
                switch (topLeft) {
                    case "red" -> Color.RED;
                    case "green" -> Color.GREEN;
                    case "blue" -> Color.BLUE;
                    default -> Color.YELLOW;
                };
        assertThat(Math.abs(corner.getRed() - expected.getRed())).isLessThan(60);
        assertThat(Math.abs(corner.getGreen() - expected.getGreen())).isLessThan(60);
        assertThat(Math.abs(corner.getBlue() - expected.getBlue())).isLessThan(60);
    }

    @Test
    void a_png_loses_its_texts_and_what_hides_behind_its_end() throws Exception {
        byte[] png = TestImages.pngWith(
                TestImages.png(5, 4),
                TestImages.chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"),
                TestImages.chunk("tEXt", "Comment\0<script>alert(1)</script>"),
                TestImages.chunk("eXIf", "MM\0*\0\0\0\b\0\0"));
        byte[] hidden = TestImages.joined(png, "<html><script>alert(2)</script>".getBytes(StandardCharsets.UTF_8));
        byte[] kept = EmbeddedData.removedFrom(hidden, FileFormat.PNG);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script", "iTXt", "tEXt", "eXIf");
        assertThat(pixels(kept)).isEqualTo(pixels(png));
    }

    @Test
    void a_webp_loses_its_exif_and_says_that_it_has_none() throws Exception {
        byte[] webp = TestImages.webpWithExif();
        byte[] kept = EmbeddedData.removedFrom(webp, FileFormat.WEBP);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("EXIF", "XMP ", "secret");
        assertThat(kept[20] & 0x0C).isZero();
        assertThat(kept.length).isEqualTo(8 + (kept[4] & 0xFF | (kept[5] & 0xFF) << 8));
    }

    @Test
    void a_webp_has_one_header_which_comes_first() throws Exception {
        byte[] webp = TestImages.webpWithExif();
        byte[] header = Arrays.copyOfRange(webp, 12, 30);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(webp, 0, 30);
        for (int i = 0; i < 500_000; i++) {
            many.write(header);
        }
        byte[] hostile = many.toByteArray();
        ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putInt(4, hostile.length - 8);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> EmbeddedData.removedFrom(hostile, FileFormat.WEBP))
                        .isInstanceOf(IOException.class));
    }

    @Test
    void a_gif_loses_its_comments_and_keeps_moving() throws Exception {
        byte[] gif = Base64.getDecoder()
                .decode("R0lGODlhAQABAIAAAAAAAP///yH/C05FVFNDQVBFMi4wAwEAAAAh+QQBCgABACwAAAAAAQABAAACAkQBADs=");
        byte[] comment = "!\u00FE\u0019<script>alert(1)</script>\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] hostile = TestImages.inserted(gif, 19, comment);
        byte[] kept = EmbeddedData.removedFrom(TestImages.joined(hostile, "*/alert(1)".getBytes()), FileFormat.GIF);
        assertThat(kept).isEqualTo(gif);
    }

    @ParameterizedTest
    @CsvSource({"JPEG", "PNG", "WEBP", "GIF"})
    void what_ends_too_early_is_refused_or_harmless(FileFormat format) throws Exception {
        byte[] whole =
                switch (format) {
                    case JPEG -> TestImages.photo(20, 20, 6);
                    case PNG -> TestImages.png(20, 20);
                    case WEBP -> TestImages.webpWithExif();
                    default -> TestImages.gif(20, 20);
                };
        for (int length = 14; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(EmbeddedData.removedFrom(cut, format).length).isLessThanOrEqualTo(whole.length + 2);
            } catch (IOException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
        }
        assertThatThrownBy(() -> EmbeddedData.removedFrom(Arrays.copyOf(whole, 20), FileFormat.PNG))
                .isInstanceOf(IOException.class);
    }

    private static void assertNothingPersonal(byte[] image) throws Exception {
        for (Directory directory : ImageMetadataReader.readMetadata(new ByteArrayInputStream(image))
                .getDirectories()) {
            assertThat(directory).isNotInstanceOfAny(ExifDirectoryBase.class, GpsDirectory.class, XmpDirectory.class);
        }
    }

    private static String directories(byte[] image) throws Exception {
        StringBuilder names = new StringBuilder();
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(image))
                .getDirectories()
                .forEach(directory -> names.append(directory.getName()).append(' '));
        return names.toString();
    }

    private static int[] pixels(byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
