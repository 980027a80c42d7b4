package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another blog brought in, and this one taken out, in the browser. */
class ImportE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PAGE = "/admin/import";

    private static Visit admin;

    private final String word = Long.toString(System.nanoTime(), 36);

    @BeforeAll
    static void signIn() {
        admin = Blog.visitor();
        admin.signIn(Blog.admin(), Blog.password());
    }

    /** Two entries of WordPress, the second with an image of the folder of uploads. */
    private String wordPress() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Porto</title><link>https://porto.example</link>
                <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://porto.example</wp:base_blog_url>
                <item><title>First %1$s</title><content:encoded><![CDATA[<p>One <script>alert(1)</script></p>]]></content:encoded>
                <wp:post_id>1</wp:post_id><wp:post_name>first-%1$s</wp:post_name><wp:status>publish</wp:status>
                <wp:post_date_gmt>2020-01-02 12:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type></item>
                <item><title>Second %1$s</title><content:encoded><![CDATA[<img
                src="https://porto.example/wp-content/uploads/2020/01/map.png" alt="A map">]]></content:encoded>
                <wp:post_id>2</wp:post_id><wp:post_name>second-%1$s</wp:post_name><wp:status>publish</wp:status>
                <wp:post_date_gmt>2020-01-03 12:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type></item>
                </channel></rss>""".strip()
                .replace("https://porto.example", "https://" + word + ".example")
                .formatted(word);
    }

    private Document imported(String name, byte[] file, boolean rehearsal) {
        Upload form = new Upload().field("_csrf", admin.csrf(PAGE));
        if (rehearsal) {
            form.field("rehearsal", "true");
        }
        HttpResponse<String> sent =
                form.file(name, "application/octet-stream", file).to(admin, PAGE);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return finished(path(sent));
    }

    private static String path(HttpResponse<String> sent) {
        return sent.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static Document finished(String path) {
        eventually(() -> admin.get(path).headers().firstValue("Refresh").isEmpty());
        return admin.page(path);
    }

    private static int figure(Document report, int card) {
        return Integer.parseInt(report.select(".card-figure").get(card).text());
    }

    @Test
    void a_rehearsal_tells_and_changes_nothing_and_is_done_in_earnest_then() {
        Document rehearsal = imported("blog.xml", wordPress().getBytes(StandardCharsets.UTF_8), true);
        assertThat(figure(rehearsal, 0)).isEqualTo(2);
        assertThat(rehearsal.select("#created-title + .report").text())
                .contains("“First " + word + "” at /posts/first-" + word);
        assertThat(rehearsal.select("#warnings-title + .report").text()).contains("stays where it is");
        assertThat(Blog.visitor().get("/posts/first-" + word).statusCode()).isEqualTo(404);

        String run = "/admin/import/"
                + rehearsal
                        .select("form[action^=/admin/import/]")
                        .attr("action")
                        .replaceAll("\\D", "");
        Document done = finished(path(admin.postForm(run, run, Map.of())));
        assertThat(figure(done, 0)).isEqualTo(2);
        eventually(() -> Blog.visitor().get("/posts/first-" + word).statusCode() == 200);
        assertThat(Blog.visitor().get("/posts/first-" + word).body()).doesNotContain("alert(1)");
        assertThat(admin.postForm(PAGE, run, Map.of()).statusCode())
                .as("its file is gone")
                .isEqualTo(404);

        Document again = imported("blog.xml", wordPress().getBytes(StandardCharsets.UTF_8), false);
        assertThat(figure(again, 0)).isZero();
        assertThat(figure(again, 2)).isEqualTo(2);
    }

    @Test
    void a_zip_brings_the_images_along() throws IOException {
        byte[] zip = zip(Map.of(
                "export/porto.xml", wordPress().getBytes(StandardCharsets.UTF_8),
                "wp-content/uploads/2020/01/map.png", png()));
        Document report = imported("porto.zip", zip, false);
        assertThat(figure(report, 0)).isEqualTo(2);
        eventually(() -> Blog.visitor().get("/posts/second-" + word).statusCode() == 200);
        assertThat(Blog.visitor()
                        .page("/posts/second-" + word)
                        .select(".prose img")
                        .attr("src"))
                .startsWith("/media/");
    }

    @Test
    void a_zip_of_markdown_and_an_export_of_ghost_are_taken() throws IOException {
        Document markdown = imported(
                "notes-" + word + ".zip",
                zip(Map.of(
                        "note-" + word + ".md", ("# Note " + word + "\n\nText.\n").getBytes(StandardCharsets.UTF_8))),
                false);
        assertThat(figure(markdown, 0)).isEqualTo(1);
        String ghost = """
                {"db":[{"meta":{"version":"5.80.0"},"data":{"posts":[{"id":"%1$s","title":"Ghost %1$s","slug":"ghost-%1$s","html":"<p>x</p>",
                "status":"published","type":"post","visibility":"public","published_at":"2020-01-02T12:00:00.000Z"}],
                "users":[],"tags":[],"posts_tags":[]}}]}""".formatted(word);
        assertThat(figure(imported("ghost.json", ghost.getBytes(StandardCharsets.UTF_8), false), 0))
                .isEqualTo(1);
        eventually(() -> Blog.visitor().get("/posts/ghost-" + word).statusCode() == 200);
    }

    @Test
    void what_cannot_be_taken_is_told_in_the_reports_own_words() throws IOException {
        assertThat(imported("a.txt", "no blog".getBytes(StandardCharsets.UTF_8), false)
                        .select("#failed-title + .report")
                        .text())
                .contains("neither an export of WordPress");
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel/></rss>";
        assertThat(imported("bomb.xml", bomb.getBytes(StandardCharsets.UTF_8), false)
                        .text())
                .doesNotContain("root:")
                .contains("Not taken, and why");
        Document slip =
                imported("slip.zip", zip(Map.of("../../outside.md", "# x".getBytes(StandardCharsets.UTF_8))), false);
        assertThat(slip.select("#failed-title + .report").text()).isNotEmpty().doesNotContain("/tmp");

        HttpResponse<String> empty = new Upload()
                .field("_csrf", admin.csrf(PAGE))
                .file("empty.xml", "text/xml", new byte[0])
                .to(admin, PAGE);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(empty.body()).select(".error-summary").text()).contains("The file is empty.");
        assertThat(admin.get("/admin/import/99999999").statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_nobody_elses() {
        for (String path : Set.of(PAGE, PAGE + "/1")) {
            assertThat(Blog.visitor().get(path).statusCode()).as(path).isIn(303, 401);
        }
        assertThat(Blog.visitor().postRaw("/admin/export", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(admin.postRaw("/admin/export", Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> forged = new Upload()
                .field("_csrf", "forged")
                .file("a.xml", "text/xml", new byte[] {'<'})
                .to(admin, PAGE);
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void everything_is_downloaded_as_one_zip() throws IOException {
        HttpResponse<byte[]> export = admin.download(PAGE, "/admin/export");
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"blog-");
        assertThat(export.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("data/person.jsonl")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .contains(Blog.admin())
                            .doesNotContain("argon2", "password_hash");
                }
            }
        }
        assertThat(names).contains("blog.json", "data/site.jsonl", "data/person.jsonl");
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static void eventually(BooleanSupplier holds) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
