package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a reader's page may weigh (docs/design-system.md), gzipped; and that it stands on its own. */
class ByteBudgetTest {

    private static final Path ASSETS = Path.of("src/main/webapp/assets");

    @Test
    void the_readers_style_sheet_fits() throws IOException {
        assertThat(gzipped(ASSETS.resolve("css/blog.css"))).isLessThanOrEqualTo(12 * 1024);
    }

    @Test
    void the_administrations_style_sheet_fits() throws IOException {
        assertThat(gzipped(ASSETS.resolve("css/admin.css"))).isLessThanOrEqualTo(8 * 1024);
    }

    @Test
    void the_readers_script_fits() throws IOException {
        assertThat(gzipped(ASSETS.resolve("js/theme.js"))).isLessThanOrEqualTo(3 * 1024);
    }

    @Test
    void no_style_sheet_loads_anything() throws IOException {
        Pattern loads = Pattern.compile("@import|url\\(|image-set\\(|@font-face", Pattern.CASE_INSENSITIVE);
        for (String name : List.of("css/blog.css", "css/admin.css")) {
            assertThat(loads.matcher(Files.readString(ASSETS.resolve(name))).find())
                    .as(name)
                    .isFalse();
        }
    }

    /** Everything is in a layer, so that the site's own style sheet wins over it without a fight. */
    @Test
    void every_rule_is_in_a_layer() throws IOException {
        for (String name : List.of("css/blog.css", "css/admin.css")) {
            String css = Files.readString(ASSETS.resolve(name)).replaceAll("(?s)/\\*.*?\\*/", "");
            int depth = 0;
            StringBuilder outside = new StringBuilder();
            for (char c : css.toCharArray()) {
                depth += c == '{' ? 1 : 0;
                if (depth == 0) {
                    outside.append(c);
                }
                depth -= c == '}' ? 1 : 0;
            }
            assertThat(Stream.of(outside.toString().split("\\R|;"))
                            .map(String::strip)
                            .filter(line -> !line.isEmpty()))
                    .as(name)
                    .allMatch(line -> line.startsWith("@layer"));
        }
    }

    private static int gzipped(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(file));
        }
        return bytes.size();
    }
}
