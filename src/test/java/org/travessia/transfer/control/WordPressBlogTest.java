package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;

class WordPressBlogTest {

    private static final Path OWN = Path.of("src/test/resources/transfer/wordpress.xml");
    private static final Path THEME_UNIT_TEST = Path.of("../shared/data/wordpress-theme-unit-test.xml");

    @TempDir
    Path folder;

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final ForeignBlog.Notes notes = new ForeignBlog.Notes() {
        @Override
        public void warn(String name, String messageKey, Object... arguments) {
            told.add(name.replaceFirst(" “.*", "") + " " + messageKey + List.of(arguments));
        }

        @Override
        public void fail(String name, String messageKey, Object... arguments) {
            told.add("failed: " + name + " " + messageKey + List.of(arguments));
        }
    };

    private ForeignBlog.Survey read(Path file) {
        WordPressBlog blog = new WordPressBlog(file, ZoneId.of("America/Sao_Paulo"));
        ForeignBlog.Survey survey = blog.survey();
        blog.entries(entries::add, notes);
        return survey;
    }

    private Entry entry(int number) {
        return entries.stream()
                .filter(entry -> entry.source().endsWith(":" + number))
                .findFirst()
                .orElseThrow();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("export.xml"), text);
    }

    private static String wxr(String inner) {
        return "<?xml version=\"1.0\"?><rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><link>https://a.example</link>"
                + inner + "</channel></rss>";
    }

    private static String post(int id, String text) {
        return "<item><title>t" + id + "</title><content:encoded><![CDATA[" + text + "]]></content:encoded><wp:post_id>"
                + id + "</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>";
    }

    @Test
    void whatABlogHas() {
        ForeignBlog.Survey survey = read(OWN);
        assertThat(survey.title()).isEqualTo("Um porto & outro");
        assertThat(survey.people()).extracting(ForeignBlog.Author::key).containsExactly("marina", "ninguem");
        assertThat(survey.categories())
                .containsExactly(
                        new ForeignBlog.Category("mar", "Mar", "O que se vê do mar", Optional.empty()),
                        new ForeignBlog.Category("ventos", "Ventos", "", Optional.of("mar")));
        assertThat(survey.tags()).containsExactly(new ForeignBlog.Tag("navegacao", "Navegação", ""));
    }

    @Test
    void everyEntryAsItWas() {
        read(OWN);
        Entry first = entry(10);
        assertThat(first.title()).isEqualTo("Olá, mar “aberto” & calmo");
        assertThat(first.categories()).containsExactly("ventos", "mar");
        assertThat(first.tags()).containsExactly(new Entry.Term("navegacao", "Navegação"));
        assertThat(first.pinned()).isTrue();
        assertThat(first.commentsOpen()).isTrue();
        assertThat(first.times().published()).contains(Instant.parse("2020-01-02T12:00:00Z"));
        assertThat(first.times().updated()).contains(Instant.parse("2020-02-02T12:00:00Z"));
        assertThat(first.oldAddresses()).containsExactly("/blog/2020/01/02/ola-mar/", "/blog/?p=10");
        assertThat(first.summary()).hasValueSatisfying(text -> assertThat(text).startsWith("Primeira linha"));
        assertThat(first.seoDescription()).contains("Sobre o mar");
        assertThat(first.featureImage().orElseThrow().alt()).isEqualTo("Mapa antigo");
        assertThat(first.remarks())
                .extracting(Entry.Remark::author, Entry.Remark::parent, Entry.Remark::approved)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Zé do Cais", 0L, true),
                        org.assertj.core.groups.Tuple.tuple("Marina", 1L, true),
                        org.assertj.core.groups.Tuple.tuple("Novo", 0L, false));

        assertThat(entry(11).kind()).isEqualTo(Entry.Kind.PAGE);
        assertThat(entry(11).menuOrder()).isEqualTo(3);
        assertThat(entry(12).visibility()).isEqualTo(Entry.Visibility.PASSWORD);
        assertThat(entry(12).password()).contains("abre-te sesamo");
        assertThat(entry(13).visibility()).isEqualTo(Entry.Visibility.PRIVATE);
        assertThat(entry(14).state()).isEqualTo(Entry.State.SCHEDULED);
        assertThat(entry(15).state()).isEqualTo(Entry.State.DRAFT);
        // The only time it has is in the blog's own zone.
        assertThat(entry(15).times().published()).contains(Instant.parse("2020-03-03T03:00:00Z"));
        assertThat(entry(16).trashed()).isTrue();
        assertThat(entry(17).title()).isEqualTo("Sem título, mas com texto");
        assertThat(entry(17).wantedSlug()).contains("日本");
        assertThat(told)
                .contains(
                        "post 10 wordpress.pingbacksLeft[1]",
                        "post 10 wordpress.galleryImageLeft[91]",
                        "post 10 wordpress.shortcodeLeft[contact-form-7]",
                        "post 10 import.frameBecameLink[iframe, https://www.youtube.com/embed/abc]",
                        "page 11 wordpress.blockLeft[latest-posts]",
                        "post 15 wordpress.statusBecameDraft[pending]",
                        "post 17 import.titleMade[Sem título, mas com texto]",
                        "product 18 wordpress.typeLeft[product]");
    }

    @Test
    void textsBecomeMarkdown() {
        read(OWN);
        assertThat(entry(10).markdown().replaceAll("\\s*(</?figcaption>)\\s*", "$1"))
                .startsWith(
                        "Primeira linha  \nsegunda linha\n\nOutro parágrafo com **força** e [um link](/blog/2020/01/05/segundo/).")
                .contains("<figcaption>O mapa do <em>porto</em></figcaption>")
                .contains("mapa-300x200.png")
                .contains("<figcaption>O mapa do porto</figcaption>")
                .contains("e \\[nota\\] do texto")
                .contains("[https://www.youtube.com/embed/abc](https://www.youtube.com/embed/abc)")
                .doesNotContain("script:")
                .doesNotContain("onerror");
        assertThat(new Markdown().render(entry(10).markdown()).html()).contains("${7*7} #{7*7} {{7*7}}");
        assertThat(entry(11).markdown())
                .startsWith("Sobre `nós`.\n\n")
                .contains("|Sul \\| Sudoeste|")
                .contains("*Medidos*")
                .contains("(https://video.example/1)")
                .doesNotContain("wp:");
    }

    @Test
    void theThemeUnitTest() {
        assumeTrue(Files.exists(THEME_UNIT_TEST), "no real input beside the checkout");
        read(THEME_UNIT_TEST);
        Markdown markdown = new Markdown();
        assertThat(entries).hasSize(79);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.title()).isNotBlank().hasSizeLessThanOrEqualTo(200);
            Document text =
                    Jsoup.parseBodyFragment(markdown.render(entry.markdown()).html());
            // One of them is about blocks, and shows how they are written.
            text.select("pre").remove();
            assertThat(text.html())
                    .doesNotContain("wp:")
                    .doesNotContain("[caption")
                    .doesNotContain("[gallery");
        });
        assertThat(entries)
                .filteredOn(entry -> entry.visibility() == Entry.Visibility.PASSWORD)
                .isNotEmpty();
        assertThat(entries)
                .filteredOn(entry -> entry.state() == Entry.State.SCHEDULED)
                .hasSize(1);
        assertThat(entries)
                .filteredOn(entry -> entry.state() == Entry.State.DRAFT)
                .hasSize(1);
        assertThat(entries).filteredOn(Entry::pinned).isNotEmpty();
        assertThat(entries.stream().mapToInt(entry -> entry.remarks().size()).sum())
                .isGreaterThan(20);
        assertThat(told).noneMatch(note -> note.startsWith("failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\"><rss><channel></channel></rss>",
                "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + "<rss><channel><title>&c;</title></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><rss><channel/></rss>"
            })
    void aDocumentTypeIsRefused(String xml) throws IOException {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> read(file("<?xml version=\"1.0\"?>" + xml)))
                .satisfies(refused ->
                        assertThat(refused.errors().get(0).messageKey()).isEqualTo("wordpress.doctype"));
    }

    @Test
    void whatIsNoExportIsRefused() throws IOException {
        for (String[] each : new String[][] {
            {"<html><body/></html>", "wordpress.notWxr"},
            {"no xml", null},
            {"", null},
            {"<rss></rss>", "wordpress.notWxr"}
        }) {
            Path file = file(each[0]);
            if (each[1] != null) {
                assertThatExceptionOfType(Invalid.class)
                        .isThrownBy(() -> read(file))
                        .satisfies(refused ->
                                assertThat(refused.errors().get(0).messageKey()).isEqualTo(each[1]));
            } else {
                read(file);
                assertThat(told).anyMatch(note -> note.contains("wordpress.broken"));
            }
        }
    }

    @Test
    void controlCharactersAndEncodings() throws IOException {
        read(file(wxr(post(1, "a\u0001b\u000bc"))));
        assertThat(entry(1).markdown()).isEqualTo("a b c");
        entries.clear();
        byte[] latin = wxr(post(2, "maçã"))
                .replace("?>", " encoding=\"ISO-8859-1\"?>")
                .getBytes(Charset.forName("ISO-8859-1"));
        read(Files.write(folder.resolve("latin.xml"), latin));
        assertThat(entry(2).markdown()).isEqualTo("maçã");
        entries.clear();
        read(Files.write(folder.resolve("utf16.xml"), wxr(post(3, "maçã")).getBytes(StandardCharsets.UTF_16)));
        assertThat(entry(3).markdown()).isEqualTo("maçã");
        told.clear();
        read(Files.write(folder.resolve("wrong.xml"), wxr(post(4, "maçã")).getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(told).anyMatch(note -> note.contains("import.bytesReplaced"));
    }

    @Test
    void whatComesBeforeABreakIsTaken() throws IOException {
        read(file(wxr(post(1, "whole") + post(2, "whole") + "<item><title>cut").replaceFirst("</channel></rss>$", "")));
        assertThat(entries).hasSize(2);
        assertThat(told).anyMatch(note -> note.startsWith("failed: export.xml wordpress.broken"));
    }

    @Test
    void anAvalancheOfShortcodesCostsNoTime() {
        HtmlToMarkdown.Warnings silent = (key, arguments) -> {};
        WordPressText.Images none = new WordPressText.Images() {
            @Override
            public Optional<Attachment> of(long id) {
                return Optional.empty();
            }

            @Override
            public List<Attachment> ofEntry() {
                return List.of();
            }
        };
        WordPressText text = new WordPressText(none, address -> address, silent);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            text.convert("[caption ".repeat(50_000));
            text.convert("[caption]".repeat(50_000));
            text.convert("[code]".repeat(50_000) + "[/code]");
            text.convert("<!-- wp:a {".repeat(20_000));
        });
    }

    @Test
    void aLargeFileIsReadInLittleMemory() throws IOException {
        Path large = folder.resolve("large.xml");
        String words = "<p>" + "palavras ao mar ".repeat(2000) + "</p>";
        int count = 2500;
        try (BufferedWriter out = Files.newBufferedWriter(large)) {
            out.write(wxr("").replace("</channel></rss>", ""));
            for (int i = 1; i <= count; i++) {
                out.write(post(i, words));
            }
            out.write("</channel></rss>");
        }
        assertThat(Files.size(large)).isGreaterThan(75_000_000);
        int[] found = {0};
        new WordPressBlog(large, ZoneId.of("UTC")).entries(entry -> ++found[0] > 0, notes);
        assertThat(found[0]).isEqualTo(count);
    }
}
