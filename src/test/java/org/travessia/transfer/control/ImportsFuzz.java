package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.SafeHtml;

/** Files of other blogs, which strangers made: read as far as they can be read, or refused with the field's name. */
class ImportsFuzz {

    private static final Markdown MARKDOWN = new Markdown();
    private static final HtmlToMarkdown.Warnings DEAF = (key, arguments) -> {};
    private static final ForeignBlog.Notes NO_NOTES = new ForeignBlog.Notes() {
        @Override
        public void warn(String name, String messageKey, Object... arguments) {
            // What is told does not matter here.
        }

        @Override
        public void fail(String name, String messageKey, Object... arguments) {
            // Nor does this.
        }
    };

    @DictionaryFile(resourcePath = "/fuzz/front-matter.dict")
    @FuzzTest
    void frontMatter(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        int length = FrontMatter.length(text);
        assertThat(length).isBetween(0, text.length());
        if (length > 0) {
            demandPlain(FrontMatter.read(text.substring(0, length)).entries(), 0);
        }
        onFile("file.md", data, file -> {
            try {
                MarkdownFile read = MarkdownFile.read(file, "file.md", MARKDOWN);
                SafeHtml.demand(MARKDOWN.render(read.body()).html());
            } catch (NotTaken told) {
                // With its reason.
            }
        });
    }

    @DictionaryFile(resourcePath = "/fuzz/wxr.dict")
    @FuzzTest
    void wordPress(byte[] data) throws IOException {
        onFile("export.xml", data, file -> readWhole(new WordPressBlog(file, ZoneId.of("America/Sao_Paulo"))));
    }

    @DictionaryFile(resourcePath = "/fuzz/ghost.dict")
    @FuzzTest
    void ghost(byte[] data) throws IOException {
        onFile("export.json", data, file -> readWhole(new GhostBlog(file, MARKDOWN)));
    }

    @DictionaryFile(resourcePath = "/fuzz/markdown.dict")
    @FuzzTest
    void htmlToMarkdown(byte[] data) {
        String html = new String(data, StandardCharsets.UTF_8);
        String markdown = HtmlToMarkdown.convert(HtmlToMarkdown.parse(html), Function.identity(), DEAF);
        try {
            SafeHtml.demand(MARKDOWN.render(markdown).html());
        } catch (Invalid beyondBounds) {
            assertThat(beyondBounds.errors().get(0).field()).isEqualTo("markdown");
        }
    }

    @DictionaryEntries({"PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "../", "/"})
    @FuzzTest
    void zips(byte[] data) throws IOException {
        ZipFolder.Bounds bounds = new ZipFolder.Bounds(20, 100_000, 50_000);
        onFile("a.zip", data, file -> {
            try (ZipFolder unpacked = ZipFolder.unpack(file, bounds);
                    Stream<Path> all = Files.walk(unpacked.folder())) {
                List<Path> files = all.toList();
                assertThat(files).hasSizeLessThan(20 * 20);
                long bytes = 0;
                for (Path each : files) {
                    assertThat(Files.isSymbolicLink(each)).isFalse();
                    assertThat(each.toRealPath())
                            .startsWithRaw(unpacked.folder().toRealPath());
                    bytes += Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) ? Files.size(each) : 0;
                }
                assertThat(bytes).isLessThanOrEqualTo(bounds.bytes());
            }
        });
    }

    private static void readWhole(ForeignBlog blog) {
        blog.survey();
        blog.entries(
                entry -> {
                    assertThat(entry.title()).isNotBlank();
                    try {
                        SafeHtml.demand(MARKDOWN.render(entry.markdown()).html());
                    } catch (Invalid beyondBounds) {
                        assertThat(beyondBounds.errors().get(0).field()).isEqualTo("markdown");
                    }
                    return true;
                },
                NO_NOTES);
    }

    private static void demandPlain(Object value, int depth) {
        assertThat(depth).isLessThan(10);
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> assertThat(key).isInstanceOf(String.class));
            map.values().forEach(each -> demandPlain(each, depth + 1));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> demandPlain(each, depth + 1));
        } else {
            assertThat(value).isInstanceOf(String.class);
        }
    }

    private interface Reading {

        void read(Path file) throws IOException;
    }

    private static void onFile(String name, byte[] data, Reading reading) throws IOException {
        Path folder = Files.createTempDirectory("blog-fuzz-");
        Path file = folder.resolve(name);
        try {
            Files.write(file, data);
            reading.read(file);
        } catch (Invalid refused) {
            assertThat(refused.errors().get(0).field()).isIn("file", "markdown");
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
