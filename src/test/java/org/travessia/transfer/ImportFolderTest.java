package org.travessia.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.post.entity.PostKind;
import org.travessia.transfer.control.ImportFolder;
import org.travessia.transfer.control.ImportReport;
import org.travessia.transfer.control.ImportReport.Note;
import org.travessia.transfer.control.TakeEntry;

class ImportFolderTest {

    private static final Path OWN = Path.of("src/test/resources/course");
    private static final Path REAL = Path.of("../shared/data/course-day1");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final Markdown markdown = new Markdown();
    private final BlogInMemory blog = new BlogInMemory(markdown);
    private final ImportFolder importer = new ImportFolder(
            blog.writing(),
            new TakeEntry(blog.writing(), blog.redirects(), null),
            blog.imported(),
            blog.media(),
            markdown,
            BlogInMemory.unrecorded(),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void realPath() throws IOException {
        folder = folder.toRealPath();
    }

    private ImportReport run(Path from) {
        return importer.run(from, 1, true, false);
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private BlogInMemory.Stored post(String source) {
        return blog.bySource(source).orElseThrow();
    }

    private Document page(String source) {
        return Jsoup.parseBodyFragment(markdown.render(post(source).markdown()).html());
    }

    private static List<String> keys(List<Note> notes) {
        return notes.stream().map(note -> note.file() + " " + note.messageKey()).toList();
    }

    @Test
    void takesACourse() {
        ImportReport report = run(OWN);
        assertThat(report.created())
                .extracting(ImportReport.Note::file)
                .containsExactly("01_comeco.md", "02_segunda lição.md", "extra/03_anexo.md");
        assertThat(report.failed()).isEmpty();
        assertThat(keys(report.warnings()))
                .containsExactly("extra/03_anexo.md import.imageMissing", "extra/03_anexo.md import.addressOutside");

        assertThat(post("course/01_comeco.md").title()).isEqualTo("Começar a travessia");
        assertThat(post("course/01_comeco.md").slug()).isEqualTo("comecar-a-travessia");
        assertThat(post("course/02_segunda lição.md").title()).isEqualTo("Segunda lição: o porto");
        assertThat(post("course/02_segunda lição.md").publishedAt()).isEqualTo("2024-03-02T10:30:00Z");
        assertThat(post("course/extra/03_anexo.md").title()).isEqualTo("Anexo");
    }

    @Test
    void showsTheTitleOnce() {
        run(OWN);
        assertThat(post("course/01_comeco.md").markdown()).startsWith("Olá! Esta é a **primeira** lição");
    }

    @Test
    void changesAddressesAndNothingElse() throws IOException {
        run(OWN);
        String mapa = blog.addressOf(OWN.resolve("imgs/mapa.png"));
        String original = Files.readString(OWN.resolve("01_comeco.md"));
        assertThat(post("course/01_comeco.md").markdown())
                .isEqualTo(original.replaceFirst("(?s)^# .*?\n\n", "")
                        .replace("![O mapa](imgs/mapa.png)", "![O mapa](" + mapa + ")")
                        .replace(
                                "02_segunda%20li%C3%A7%C3%A3o.md#duas-partes",
                                "/posts/segunda-licao-o-porto#text-duas-partes"));
        Document second = page("course/02_segunda lição.md");
        assertThat(second.select("img").eachAttr("src"))
                .containsExactly(blog.addressOf(OWN.resolve("imgs/com espaço.png")), mapa);
        assertThat(second.select("a:not(.anchor)").eachAttr("href"))
                .containsExactly("/posts/comecar-a-travessia", "/posts/comecar-a-travessia", "/posts/anexo");
        assertThat(second.getElementById("text-duas-partes")).isNotNull();
        assertThat(page("course/extra/03_anexo.md").select("a:not(.anchor)").eachAttr("href"))
                .containsExactly("/posts/comecar-a-travessia", "https://example.com/01_comeco.md");
    }

    @Test
    void aSecondRunChangesNothing() {
        run(OWN);
        List<BlogInMemory.Stored> before = blog.all();
        ImportReport again = run(OWN);
        assertThat(again.unchanged()).hasSize(3);
        assertThat(again.created()).isEmpty();
        assertThat(again.updated()).isEmpty();
        assertThat(blog.all()).isEqualTo(before);
        assertThat(blog.writes()).isEqualTo(3);
    }

    @Test
    void aChangedFileChangesItsPost() throws IOException {
        file("a.md", "# Um\n\nTexto");
        file("b.md", "# Dois\n\nTexto");
        run(folder);
        String slug = post(folder.getFileName() + "/a.md").slug();
        file("a.md", "# Um mudou\n\nTexto novo");
        ImportReport again = run(folder);
        assertThat(again.updated()).extracting(ImportReport.Note::file).containsExactly("a.md");
        assertThat(again.unchanged()).containsExactly("b.md");
        assertThat(post(folder.getFileName() + "/a.md").title()).isEqualTo("Um mudou");
        assertThat(post(folder.getFileName() + "/a.md").slug()).isEqualTo(slug);
    }

    @Test
    void datesFollowTheOrderOfFiles() throws IOException {
        file("10.md", "# Dez\n\nx");
        file("02.md", "# Dois\n\nx");
        file("01.md", "# Um\n\nx");
        run(folder);
        assertThat(blog.all()).extracting(BlogInMemory.Stored::title).containsExactly("Um", "Dois", "Dez");
        assertThat(blog.all())
                .extracting(BlogInMemory.Stored::publishedAt)
                .containsExactly(NOW.minusSeconds(120), NOW.minusSeconds(60), NOW);
    }

    @Test
    void frontMatterDecides() throws IOException {
        file("a.md", "---\ntitle: A\nslug: meu-endereco\ndraft: true\n---\n\n# Outra\n\nx");
        file("b.md", "---\r\npublished: false\r\ndate: 2020-01-02T03:04:05-03:00\r\n---\r\n# B\r\n\r\nx\r\n");
        file("c.md", "---\ntitle: C\ndate: 2999-01-01\n---\nx");
        file("d.md", "---\ntitle: D\ndate: ontem\nslug: NÃO VALE!\n---\nx");
        ImportReport report = run(folder);
        String root = folder.getFileName() + "/";
        assertThat(post(root + "a.md").slug()).isEqualTo("meu-endereco");
        assertThat(post(root + "a.md").published()).isFalse();
        assertThat(post(root + "a.md").markdown()).contains("# Outra");
        assertThat(post(root + "b.md").published()).isFalse();
        assertThat(post(root + "b.md").title()).isEqualTo("B");
        assertThat(post(root + "b.md").publishedAt()).isEqualTo("2020-01-02T06:04:05Z");
        assertThat(post(root + "c.md").published()).isFalse();
        assertThat(post(root + "d.md").slug()).isEqualTo("d");
        assertThat(keys(report.warnings()))
                .containsExactly("c.md import.future", "d.md import.frontMatterWrong", "d.md import.frontMatterWrong");
    }

    @Test
    void whatAnExportCallsScheduledComesOutAtItsTime() throws IOException {
        file("a.md", "---\ndraft: true\nscheduled_at: \"2999-01-02T03:04:05+00:00\"\n---\nx");
        file("b.md", "---\ndraft: true\nscheduled_at: \"2020-01-02T03:04:05+00:00\"\n---\nx");
        file("c.md", "---\ndraft: true\nscheduled_at: null\ntrashed_at: null\n---\nx");
        run(folder);
        String root = folder.getFileName() + "/";
        assertThat(post(root + "a.md").published()).isTrue();
        assertThat(post(root + "a.md").publishedAt()).isEqualTo("2999-01-02T03:04:05Z");
        assertThat(post(root + "b.md").published()).isTrue();
        assertThat(post(root + "b.md").publishedAt()).isEqualTo("2020-01-02T03:04:05Z");
        assertThat(post(root + "c.md").published()).isFalse();
        assertThat(run(folder).unchanged()).hasSize(3);
    }

    @Test
    void equalTitlesGetAddressesOfTheirOwn() throws IOException {
        file("a.md", "# Igual\n\n[b](b.md)");
        file("b.md", "# Igual\n\nx");
        run(folder);
        assertThat(blog.all()).extracting(BlogInMemory.Stored::slug).containsExactly("igual", "igual-2");
        assertThat(blog.all().get(0).markdown()).contains("/posts/igual-2");
    }

    @Test
    void aBrokenFileIsNamedAndTheOthersAreTaken() throws IOException {
        file("a_bom.md", "# Bom\n\nx");
        file("b_vazio.md", " \n");
        Files.write(folder.resolve("c_latin1.md"), "# Ação\n\nx".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("d_utf16.md"), "# Acao\n\nx".getBytes(StandardCharsets.UTF_16LE));
        file("e_enorme.md", "x".repeat(5 * 1024 * 1024 + 1));
        file("f_longo.md", "# L\n\n" + "x ".repeat(600_000));
        file("g_so_titulo.md", "# Só o título");
        file("h_titulo_longo.md", "# " + "a".repeat(300) + "\n\nx");
        file("i_bom.md", "\uFEFF# Com marca\n\nx\u0007y");
        Files.createDirectory(folder.resolve("pasta.md"));
        file(".git/j.md", "# Escondido\n\nx");
        ImportReport report = run(folder);
        assertThat(report.created()).extracting(ImportReport.Note::file).containsExactly("a_bom.md", "i_bom.md");
        assertThat(keys(report.failed()))
                .containsExactly(
                        "b_vazio.md import.empty",
                        "c_latin1.md import.notUtf8",
                        "d_utf16.md import.binary",
                        "e_enorme.md import.tooLarge",
                        "f_longo.md markdown.tooLong",
                        "g_so_titulo.md post.markdown.empty",
                        "h_titulo_longo.md post.title.long");
        assertThat(keys(report.warnings())).containsExactly("i_bom.md import.controlsRemoved");
        assertThat(post(folder.getFileName() + "/i_bom.md").markdown()).isEqualTo("xy");
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        Path outside = Files.createTempDirectory("outside").toRealPath();
        Files.writeString(outside.resolve("segredo.md"), "# Segredo\n\nx");
        Files.copy(OWN.resolve("imgs/mapa.png"), outside.resolve("segredo.png"));
        Files.createSymbolicLink(folder.resolve("a_link.md"), outside.resolve("segredo.md"));
        Files.createSymbolicLink(folder.resolve("link.png"), outside.resolve("segredo.png"));
        Files.createSymbolicLink(folder.resolve("pasta"), outside);
        file(
                "b.md",
                "# B\n\n![a](link.png) ![b](../" + outside.getFileName() + "/segredo.png) ![c](pasta/segredo.png) "
                        + "![d](..%2f" + outside.getFileName() + "%2fsegredo.png) ![e](" + outside + "/segredo.png)");
        ImportReport report = run(folder);
        assertThat(report.created()).extracting(ImportReport.Note::file).containsExactly("b.md");
        assertThat(keys(report.failed())).containsExactly("a_link.md import.outside");
        assertThat(blog.images()).isEmpty();
        assertThat(report.warnings()).hasSize(5);
    }

    @Test
    void whatIsNoImageIsNotStored() throws IOException {
        file("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        file("x.png", "<html>");
        file("a.md", "# A\n\n![s](x.svg) ![p](x.png) ![](data:image/png;base64,AAAA) ![q](%00.png)");
        ImportReport report = run(folder);
        assertThat(report.created()).extracting(ImportReport.Note::file).containsExactly("a.md");
        assertThat(keys(report.warnings()))
                .containsExactly("a.md import.imageRefused", "a.md import.imageRefused", "a.md import.addressWrong");
        assertThat(blog.images()).isEmpty();
    }

    @Test
    void refusesWhatIsNoFolder() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> run(folder.resolve("nada")));
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> run(OWN.resolve("01_comeco.md")));
    }

    @Test
    void takesTheRealCourse() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "the course is not part of the project");
        ImportReport report = run(REAL);
        assertThat(report.created()).hasSize(12);
        assertThat(report.failed()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(blog.all().get(0).title()).isEqualTo("Python para web");
        assertThat(blog.all()).extracting(BlogInMemory.Stored::slug).doesNotHaveDuplicates();
        for (BlogInMemory.Stored post : blog.all()) {
            Document page = page(post.source());
            for (Element image : page.select("img")) {
                assertThat(blog.images()).as(post.source()).contains(image.attr("src"));
            }
            assertThat(page.text()).doesNotContain("\uFFFD");
        }
        assertThat(blog.all().stream().flatMap(post -> page(post.source()).select("img").stream()))
                .hasSize(22);
        assertThat(blog.all().stream()
                        .flatMap(post -> Stream.of(page(post.source()).select("span.hl-keyword"))))
                .anySatisfy(marked -> assertThat(marked).isNotEmpty());
        assertThat(run(REAL).unchanged()).hasSize(12);
    }

    @Test
    void aSiteOfJekyll() {
        ImportReport report = run(Path.of("src/test/resources/transfer/jekyll"));
        assertThat(report.failed()).isEmpty();
        assertThat(report.created())
                .extracting(ImportReport.Note::file)
                .containsExactly(
                        "_drafts/not-yet.md",
                        "_posts/2020-01-02-crossing.md",
                        "_posts/2020-02-03-second.md",
                        "about.md");
        BlogInMemory.Stored first = post("jekyll/_posts/2020-01-02-crossing.md");
        assertThat(first.title()).isEqualTo("Crossing: the first");
        assertThat(first.slug()).isEqualTo("crossing");
        assertThat(first.publishedAt()).isEqualTo("2020-01-02T00:00:00Z");
        assertThat(first.markdown())
                .contains("```java\nint a;\n```")
                .contains("[next](/posts/second)")
                .contains("](/media/");
        assertThat(first.details().category()).contains("sea");
        assertThat(first.details().tags()).containsExactly("harbour", "night", "wind");
        assertThat(first.details().featureImage())
                .hasValueSatisfying(image -> assertThat(image).startsWith("/media/"));
        assertThat(blog.redirected())
                .containsEntry("/sea/wind/2020/01/02/crossing", "/posts/crossing")
                .containsEntry("/old/place", "/posts/crossing")
                .containsEntry("/2020/02/03/second", "/posts/second");
        assertThat(post("jekyll/_drafts/not-yet.md").published()).isFalse();
        assertThat(post("jekyll/about.md").details().kind()).isEqualTo(PostKind.PAGE);
        assertThat(post("jekyll/_posts/2020-02-03-second.md").details().summary())
                .isEqualTo("Of two");
        assertThat(keys(report.warnings()))
                .containsExactly(
                        "_posts/2020-01-02-crossing.md import.siteTagLeft",
                        "_posts/2020-01-02-crossing.md import.categoriesBecameTags");
        assertThat(run(Path.of("src/test/resources/transfer/jekyll")).unchanged())
                .hasSize(4);
    }

    @Test
    void aSiteOfHugo() {
        ImportReport report = run(Path.of("src/test/resources/transfer/hugo"));
        assertThat(report.failed()).isEmpty();
        assertThat(report.created())
                .extracting(ImportReport.Note::file)
                .containsExactly("content/posts/bundle/index.md", "content/posts/in-toml.md", "content/who.md");
        BlogInMemory.Stored toml = post("hugo/content/posts/in-toml.md");
        assertThat(toml.title()).isEqualTo("In TOML");
        assertThat(toml.slug()).isEqualTo("in-toml");
        assertThat(toml.publishedAt()).isEqualTo("2021-05-06T10:08:09Z");
        assertThat(toml.details().tags()).containsExactly("sea", "night");
        assertThat(toml.details().category()).contains("log");
        assertThat(toml.details().summary()).isEqualTo("Said");
        assertThat(toml.details().featureImageAlt()).isEqualTo("Map");
        assertThat(toml.markdown())
                .contains("![A \\[map\\]](</media/")
                .contains("<https://www.youtube.com/watch?v=abc123>")
                .contains("{{< unknown 1 >}}")
                .contains("[bundle](/posts/bundle)");
        assertThat(post("hugo/content/posts/bundle/index.md").slug()).isEqualTo("bundle");
        assertThat(post("hugo/content/posts/bundle/index.md").markdown()).contains("](/media/");
        assertThat(post("hugo/content/who.md").details().kind()).isEqualTo(PostKind.PAGE);
        assertThat(blog.redirected())
                .containsEntry("/elsewhere", "/posts/in-toml")
                .doesNotContainKey("/posts/in-toml");
    }

    @Test
    void aZipIsTheFolderItWasMadeOf() throws IOException {
        Path zip = folder.resolve("course.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(OWN)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new ZipEntry("course/" + OWN.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        assertThat(run(zip).created()).hasSize(3);
        // The same files, not zipped.
        assertThat(run(OWN).unchanged()).hasSize(3);
    }

    @Test
    void aRehearsalChangesNothing() {
        ImportReport report = importer.run(OWN, 1, true, true);
        assertThat(report.created()).hasSize(3);
        assertThat(blog.all()).isEmpty();
        assertThat(blog.images()).isEmpty();
        assertThat(blog.redirected()).isEmpty();
    }

    @Test
    void yamlThatIsNoneAndYamlThatIsTooMuch() throws IOException {
        file("a.md", "---\ntitle: One: two\n---\nx");
        file(
                "b.md",
                "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n---\n# B\n\nx");
        file("c.md", "---\ntitle: !!javax.script.ScriptEngineManager [x]\n---\n# C\n\nx");
        file("d.md", "+++\ntitle = \"no end\n+++\n# D\n\nx");
        file("e.md", "---\ntags: " + "[".repeat(20_000) + "\n---\n# E\n\nx");
        ImportReport report = run(folder);
        assertThat(report.failed()).isEmpty();
        assertThat(post(folder.getFileName() + "/a.md").title()).isEqualTo("One: two");
        assertThat(post(folder.getFileName() + "/b.md").title()).isEqualTo("B");
        assertThat(post(folder.getFileName() + "/d.md").title()).isEqualTo("D");
        assertThat(post(folder.getFileName() + "/e.md").title()).isEqualTo("E");
    }
}
