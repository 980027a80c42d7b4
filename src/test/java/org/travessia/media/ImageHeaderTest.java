package org.travessia.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.ImageHeader;

class ImageHeaderTest {

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpeg,JPEG", "gif,GIF"})
    void readsSizeAndFormat(String name, FileFormat format) throws IOException {
        assertThat(ImageHeader.read(image(name, 321, 123))).contains(new ImageHeader(format, 321, 123));
    }

    @ParameterizedTest
    @CsvSource({
        // lossy, lossless, extended (with transparency): each of one pixel
        "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA,1,1",
        "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==,1,1",
        "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==,1,1"
    })
    void readsAllKindsOfWebp(String base64, int width, int height) {
        assertThat(ImageHeader.read(Base64.getDecoder().decode(base64)))
                .contains(new ImageHeader(FileFormat.WEBP, width, height));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<html><script>alert(1)</script>",
                "GIF89",
                "GIF89a",
                "BM",
                "%PDF-1.7",
                "RIFF....WEBP",
                "RIFF....WEBPVP8X",
                "RIFF....WAVEfmt ",
                "II*\u0000"
            })
    void knowsWhatIsNoImage(String text) {
        assertThat(ImageHeader.read(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void doesNotDecodeToKnowTheSize() throws IOException {
        byte[] small = image("png", 1, 1);
        // The header of a file of a few bytes that says 60,000 × 60,000.
        System.arraycopy(new byte[] {0, 0, (byte) 0xEA, 0x60, 0, 0, (byte) 0xEA, 0x60}, 0, small, 16, 8);
        Optional<ImageHeader> header = ImageHeader.read(small);
        header.ifPresent(known -> assertThat(known.pixels()).isEqualTo(3_600_000_000L));
    }

    @Test
    void survivesDamage() throws IOException {
        Random random = new Random(1);
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] whole = image(format, 20, 20);
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
                if (damaged.length > 8) {
                    damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
                }
                ImageHeader.read(damaged);
            }
        }
    }

    static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
