package org.travessia.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.travessia.media.control.MediaRepository;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.platform.Invalid;

class StoreMediaTest {

    private final List<Media> rows = new ArrayList<>();
    private final StoreMedia store = new StoreMedia(
            new MediaRepository() {
                @Override
                public void add(Media image) {
                    rows.add(image);
                }

                @Override
                public void addImported(Media image, FileName name, Instant now) {
                    assertThat(rows).contains(image);
                }
            },
            Clock.systemUTC());

    @Test
    void givesTheAddress() throws IOException {
        byte[] bytes = ImageHeaderTest.image("png", 3, 2);
        assertThat(store.store(bytes, "imgs/Minha foto.PNG"))
                .isEqualTo("/media/" + Media.hash(bytes) + "/Minha-foto.png");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).width()).contains(3);
        assertThat(rows.get(0).height()).contains(2);
        assertThat(rows.get(0).format()).isEqualTo(FileFormat.PNG);
    }

    @Test
    void believesTheBytesAndNotTheName() throws IOException {
        assertThat(store.store(ImageHeaderTest.image("gif", 1, 1), "page.html")).endsWith("/page.gif");
        refused(
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                "a.png",
                "media.notAnImage");
        refused("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8), "a.jpg", "media.notAnImage");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        byte[] padded = Arrays.copyOf(ImageHeaderTest.image("png", 1, 1), StoreMedia.MAX_BYTES + 1);
        refused(padded, "a.png", "media.tooLarge");
    }

    @Test
    void refusesTooManyPixelsBeforeDecoding() {
        refused(TestImages.bomb(60_000, 60_000), "a.png", "media.tooManyPixels");
    }

    @Test
    void refusesAVeryLongRowOfPixelsBeforeDecoding() {
        refused(TestImages.bomb(50_000_000, 1), "a.png", "media.sideTooLong");
        refused(TestImages.bomb(1, 65_536), "a.png", "media.sideTooLong");
    }

    private void refused(byte[] bytes, String name, String messageKey) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> store.store(bytes, name))
                .satisfies(thrown ->
                        assertThat(thrown.errors().get(0).messageKey()).isEqualTo(messageKey));
        assertThat(rows).noneMatch(row -> row.bytes().length == bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "foto.png | foto.png",
                "../../etc/passwd | passwd.png",
                "..\\..\\windows\\a.png | a.png",
                ".htaccess | image.png",
                "a..b.png | a.b.png",
                "-rf.png | rf.png",
                "ac\u0327a\u0303o.png | ação.png",
                "<script>.png | script.png",
                "... | image.png",
                "日本.png | 日本.png",
                "FOTO.JPEG.png | FOTO.JPEG.png"
            })
    void makesNamesSafe(String given, String expected) {
        String name = FileName.of(given, FileFormat.PNG).value();
        assertThat(name).isEqualTo(expected);
        assertThat(FileName.isSafe(name, FileFormat.PNG)).isTrue();
    }

    @Test
    void controlCharactersAreNoPartOfAName() {
        assertThat(FileName.of("a\u0000b\r\nc.png", FileFormat.PNG).value()).isEqualTo("a-b-c.png");
        assertThat(FileName.of("a/b\u202Egnp.exe", FileFormat.PNG).value()).isEqualTo("b-gnp.png");
    }

    @Test
    void namesAreShort() {
        String name = FileName.of("ç".repeat(500) + ".png", FileFormat.PNG).value();
        assertThat(name).hasSizeLessThan(110).endsWith(".png");
        assertThat(FileName.isSafe(name, FileFormat.PNG)).isTrue();
    }
}
