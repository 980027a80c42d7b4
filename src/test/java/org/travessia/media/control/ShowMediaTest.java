package org.travessia.media.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.travessia.media.control.Picture.Variant;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;
import org.travessia.platform.Markdown;

class ShowMediaTest {

    private static final String REF = "abcdefghij0123456789";
    private static final String HASH = "a".repeat(64);
    private static final String NARROW = "b".repeat(64);
    private static final String WIDE = "c".repeat(64);

    private Picture picture = new Picture(
            REF,
            new FileName("boat.jpg"),
            HASH,
            FileFormat.JPEG,
            3000,
            2000,
            "A \"boat\" <1>",
            List.of(new Variant(NARROW, FileFormat.WEBP, 480, 320), new Variant(WIDE, FileFormat.WEBP, 1600, 1067)));

    private final ShowMedia show = new ShowMedia(new MediaRepository() {
        @Override
        public Map<String, Picture> pictures(Collection<String> refs) {
            return refs.contains(REF) ? Map.of(REF, picture) : Map.of();
        }
    });

    private String shown(String markdown) {
        return show.in(new Markdown().render(markdown).html());
    }

    @Test
    void an_image_of_the_library_gets_its_size_and_widths_to_choose_from() {
        assertThat(shown("![A boat](/media/" + REF + "/boat.jpg)"))
                .contains("<img src=\"/media/" + WIDE + "/boat-1600.webp\" alt=\"A boat\"")
                .contains("width=\"3000\" height=\"2000\"")
                .contains(
                        "srcset=\"/media/" + NARROW + "/boat-480.webp 480w, /media/" + WIDE + "/boat-1600.webp 1600w\"")
                .contains("sizes=\"")
                .contains("decoding=\"async\"");
    }

    @Test
    void a_wide_one_is_chosen_for_its_width() {
        assertThat(shown("![A boat](/media/" + REF + "/boat.jpg){.full}"))
                .contains("sizes=\"100vw\"", "<figure class=\"full\">");
        assertThat(shown("![A boat](/media/" + REF + "/boat.jpg){.full width=200}"))
                .contains("sizes=\"min(200px, 92vw)\"");
    }

    @Test
    void it_is_right_before_there_are_variants() {
        picture = new Picture(REF, new FileName("boat.jpg"), HASH, FileFormat.JPEG, 300, 200, "", List.of());
        assertThat(shown("![A boat](/media/" + REF + "/boat.jpg)"))
                .contains("src=\"/media/" + HASH + "/boat.jpg\"", "width=\"300\"", "height=\"200\"")
                .doesNotContain("srcset", "sizes");
    }

    @Test
    void the_first_image_is_loaded_at_once_and_the_others_when_they_are_near() {
        String html = shown("![1](/media/" + REF + "/boat.jpg)\n\n![2](/media/" + REF
                + "/boat.jpg)\n\n![3](https://x.example/y.png)");
        assertThat(html.split("<img", -1)).hasSize(4);
        assertThat(html.substring(0, html.indexOf("alt=\"2\""))).doesNotContain("loading=");
        assertThat(html.split("loading=\"lazy\"", -1)).hasSize(3);
    }

    @Test
    void words_of_the_library_stand_in_for_those_that_a_text_has_not() {
        assertThat(shown("![](/media/" + REF + "/boat.jpg)")).contains("alt=\"A &#34;boat&#34; &lt;1&gt;\"");
    }

    @Test
    void a_width_that_somebody_chose_is_kept() {
        assertThat(shown("<img src=\"/media/" + REF + "/boat.jpg\" alt=\"x\" width=\"300\">"))
                .contains("width=\"300\"", "height=\"200\"", "min(300px, 92vw)");
    }

    @Test
    void what_is_not_ours_is_left() {
        assertThat(shown("![x](https://x.example/media/" + REF + "/boat.jpg)"))
                .contains("src=\"https://x.example/media/" + REF + "/boat.jpg\"")
                .doesNotContain("srcset");
        assertThat(shown("`<img src=\"/media/" + REF + "/boat.jpg\">`")).doesNotContain("srcset");
        assertThat(shown("![x](/media/" + "z".repeat(20) + "/boat.jpg)")).doesNotContain("srcset");
        assertThat(show.in("<p>no image</p>")).isEqualTo("<p>no image</p>");
    }

    @Test
    void a_text_tells_which_files_it_names() {
        assertThat(ShowMedia.refs(
                        "![a](/media/" + REF + "/a.png) [b](/media/" + HASH + "/b.pdf) /media/short/x",
                        "",
                        "/media/" + REF + "/a.png"))
                .containsExactly(REF, HASH);
    }
}
