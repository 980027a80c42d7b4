package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.travessia.platform.Configuration;

/** What the build made of the static files. */
class AssetsTest {

    private final Assets assets = new Assets(Configuration.from(Map.of()));

    @Test
    void namesEachFileByItsContent() {
        assertThat(assets.url("css/blog.css")).matches("/static/css/blog\\.[0-9a-f]{16}\\.css");
        assertThat(assets.files()).allMatch(file -> file.matches(".+\\.[0-9a-f]{16}\\.[a-z]+(\\.gz)?"));
    }

    @Test
    void knowsNoOtherFile() {
        assertThatThrownBy(() -> assets.url("css/none.css")).hasMessageContaining("css/none.css");
        assertThatThrownBy(() -> assets.open("css/blog.css")).hasMessageContaining("css/blog.css");
    }

    @Test
    void keepsTheStyleSheetWithinItsBudget() throws IOException {
        String file = assets.url("css/blog.css").substring("/static/".length());
        byte[] gzipped = assets.open(file + ".gz").readAllBytes();
        assertThat(gzipped).hasSizeLessThan(12 * 1024);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzipped)).readAllBytes())
                .isEqualTo(assets.open(file).readAllBytes());
    }
}
