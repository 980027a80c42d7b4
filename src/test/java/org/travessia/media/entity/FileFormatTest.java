package org.travessia.media.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {

    /** The first box of a file of the ISO base media format (ISO/IEC 14496-12, 4.3), with its major brand. */
    private static byte[] box(String brand) {
        return ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_film_is_known_by_its_brand() {
        assertThat(FileFormat.of(box("isom"))).contains(FileFormat.MP4);
        assertThat(FileFormat.of(box("M4A "))).contains(FileFormat.MP4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"avif", "avis", "heic", "heix", "mif1"})
    void a_still_picture_in_the_boxes_of_a_film_is_none(String brand) {
        assertThat(FileFormat.of(box(brand))).isEmpty();
    }
}
