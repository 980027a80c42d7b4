package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.media.TestImages;

/** The library of files on the running blog: what people do with it, and what attackers try. */
class MediaLibraryE2E {

    private static final Pattern LASTING = Pattern.compile("/media/[0-9a-z]{20}/[^/\"]+");
    private static final int MB = 1024 * 1024;

    private static Visit visit;
    private static String token;

    @BeforeAll
    static void signIn() {
        visit = Blog.signedIn();
        token = visit.csrf("/admin/media");
    }

    private static JsonObject json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static JsonObject uploaded(String name, byte[] content) {
        return json(new Upload().file(name, "application/octet-stream", content).asEditor(visit, token), 201);
    }

    /** No other test has uploaded the same. */
    private static byte[] newJpeg(int width, int height) {
        return TestImages.jpeg(width + ThreadLocalRandom.current().nextInt(200), height);
    }

    private static String itemOf(String url) {
        Document library = visit.page("/admin/media");
        String name = url.substring(url.lastIndexOf('/') + 1);
        return library.select(".media-grid a:has(bdi:containsOwn(" + name + "))")
                .attr("href");
    }

    @Test
    void theEditorGetsWhatItWritesIntoTheText() {
        JsonObject answer = json(
                new Upload()
                        .field("alt", "Um barco [ao] mar")
                        .file("Travessia à vela.jpg", "image/jpeg", TestImages.photo(640, 480, 1))
                        .asEditor(visit, token),
                201);
        assertThat(answer.getString("url")).matches("/media/[0-9a-z]{20}/Travessia-%C3%A0-vela\\.jpg");
        assertThat(answer.getString("alt")).isEqualTo("Um barco [ao] mar");
        assertThat(answer.getInt("width")).isEqualTo(640);
        assertThat(answer.getInt("height")).isEqualTo(480);
        assertThat(answer.getString("markdown")).isEqualTo("![Um barco \\[ao\\] mar](" + answer.getString("url") + ")");

        HttpResponse<String> image = Blog.visitor().get(answer.getString("url"));
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().allValues("Content-Type")).containsExactly("image/jpeg");
        assertThat(image.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(image.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(image.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(image.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
        assertThat(image.body()).doesNotContain("Exif");
    }

    @Test
    void theEditorChoosesAmongPicturesOnly() {
        String mark = "escolha" + System.nanoTime();
        JsonObject picture = json(
                new Upload()
                        .field("alt", "Um farol")
                        .file(mark + ".jpg", "image/jpeg", newJpeg(300, 200))
                        .asEditor(visit, token),
                201);
        uploaded(mark + ".pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = visit.get("/admin/media/pictures?q=" + mark);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        JsonArray pictures = json(answer, 200).getJsonArray("pictures");
        assertThat(pictures).hasSize(1);
        assertThat(pictures.getJsonObject(0).getString("url")).isEqualTo(picture.getString("url"));
        assertThat(pictures.getJsonObject(0).getString("alt")).isEqualTo("Um farol");
        assertThat(visit.get(pictures.getJsonObject(0).getString("thumbnail")).statusCode())
                .isEqualTo(200);
        assertThat(visit.get("/admin/media/pictures?before=x").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(Blog.visitor().get("/admin/media/pictures").statusCode()).isNotEqualTo(200);
    }

    @Test
    void filesComeByTheFormAndAreFoundByTheirWords() {
        HttpResponse<String> answer = new Upload()
                .field("_csrf", token)
                .file("mapa-do-porto.png", "image/png", TestImages.png(30, 20))
                .file("tábua de marés.pdf", "application/pdf", "%PDF-1.7 tides".getBytes(StandardCharsets.UTF_8))
                .to(visit, "/admin/media");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        Document library = visit.page("/admin/media?done=uploaded&count=2");
        assertThat(library.select(".flash").text()).isEqualTo("2 files were taken.");
        assertThat(library.select(".media-name").eachText()).contains("mapa-do-porto.png", "tábua-de-marés.pdf");

        String item = library.select(".media-grid a:has(bdi:containsOwn(mapa-do-porto))")
                .attr("href");
        Document page = visit.page(item);
        String version = page.select("input[name=version]").attr("value");
        assertThat(visit.postForm(
                                item,
                                item,
                                Map.of("alt", "Ancoradouro visto do céu", "caption", "", "version", version))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visit.page("/admin/media?q=ancora").select(".media-name").eachText())
                .contains("mapa-do-porto.png");
        assertThat(visit.page("/admin/media?q=mare").select(".media-name").eachText())
                .contains("tábua-de-marés.pdf")
                .doesNotContain("mapa-do-porto.png");

        HttpResponse<String> stale =
                visit.postForm(item, item, Map.of("alt", "Other words", "caption", "", "version", version));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(stale.body()).select("#alt").text()).isEqualTo("Other words");
    }

    @Test
    void aPostShowsAnImageWithItsSizeAndSoonWithItsVariants() {
        JsonObject image = uploaded("wide.jpg", newJpeg(1900, 700));
        String slug = "with-image-" + System.nanoTime();
        HttpResponse<String> saved = visit.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of(
                        "title",
                        "With an image",
                        "slug",
                        slug,
                        "markdown",
                        "Text.\n\n![A sea](" + image.getString("url") + ")",
                        "action",
                        "publish"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        Visit reader = Blog.visitor();
        Element shown = reader.page("/posts/" + slug).select(".prose img").first();
        assertThat(shown.attr("width")).isEqualTo(String.valueOf(image.getInt("width")));
        assertThat(shown.attr("height")).isEqualTo("700");
        assertThat(shown.attr("alt")).isEqualTo("A sea");
        assertThat(reader.get(shown.attr("src"))
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("immutable");

        Commands.eventually(
                "variants",
                120,
                () -> !reader.page("/posts/" + slug)
                        .select(".prose img")
                        .attr("srcset")
                        .isEmpty());
        shown = reader.page("/posts/" + slug).select(".prose img").first();
        List<String> variants = Arrays.asList(shown.attr("srcset").split(", "));
        assertThat(variants)
                .extracting(each -> each.substring(each.indexOf(' ') + 1))
                .containsExactly("480w", "800w", "1200w", "1600w");
        for (String variant : variants) {
            HttpResponse<String> answer = reader.get(variant.substring(0, variant.indexOf(' ')));
            assertThat(answer.statusCode()).as(variant).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches("image/(webp|jpeg)");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        assertThat(visit.page(itemOf(image.getString("url")))
                        .select("[aria-labelledby=uses-title] a")
                        .eachText())
                .contains("With an image");
        assertThat(visit.page("/admin/media/unused").select("bdi").eachText()).doesNotContain("wide.jpg");
    }

    @Test
    void aReplacedFileKeepsItsAddress() {
        JsonObject image = uploaded(
                "plan.png", TestImages.png(300 + ThreadLocalRandom.current().nextInt(300), 40));
        String slug = "with-plan-" + System.nanoTime();
        visit.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of(
                        "title",
                        "Plan",
                        "slug",
                        slug,
                        "markdown",
                        "![p](" + image.getString("url") + ")",
                        "action",
                        "publish"));
        String item = itemOf(image.getString("url"));
        int width = 700 + ThreadLocalRandom.current().nextInt(300);

        HttpResponse<String> other = new Upload()
                .field("_csrf", token)
                .file("plan.jpg", "image/jpeg", TestImages.jpeg(10, 10))
                .to(visit, item + "/replace");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(other.body()).select(".error-summary").text()).contains("another kind");

        String before =
                visit.get(image.getString("url")).headers().firstValue("ETag").orElseThrow();
        assertThat(new Upload()
                        .field("_csrf", token)
                        .file("new plan.png", "image/png", TestImages.png(width, 40))
                        .to(visit, item + "/replace")
                        .statusCode())
                .isEqualTo(303);
        Commands.eventually(
                "the new file at its address",
                60,
                () -> !Blog.visitor()
                        .get(image.getString("url"))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow()
                        .equals(before));
        Commands.eventually(
                "the new file in the post",
                60,
                () -> Blog.visitor()
                        .page("/posts/" + slug)
                        .select(".prose img")
                        .attr("width")
                        .equals(String.valueOf(width)));
    }

    @Test
    void whatIsDeletedIsGone() {
        JsonObject file = uploaded("gone.pdf", ("%PDF-1.7 " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
        String item = itemOf(file.getString("url"));
        assertThat(visit.page(item + "/delete").select("h1").text()).isEqualTo("Delete the file");
        assertThat(visit.postForm(item + "/delete", item + "/delete", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(visit.get(item).statusCode()).isEqualTo(404);
        assertThat(Blog.visitor().get(file.getString("url") + "?fresh").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boat.svg", "boat.png", "boat.html", "boat.svg.png", "boat"})
    void anSvgIsOnlyEverDownloaded(String name) {
        byte[] svg = ("<?xml version=\"1.0\"?>\n<!-- " + name + " -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        + "onload=\"alert(1)\"><script>alert(1)</script></svg>")
                .getBytes(StandardCharsets.UTF_8);
        JsonObject answer = json(new Upload().file(name, "image/png", svg).asEditor(visit, token), 201);
        assertThat(answer.getString("url")).endsWith(".svg");
        assertThat(answer.getString("markdown")).startsWith("[");
        assertOnlyDownloaded(answer.getString("url"), "application/octet-stream");
    }

    @Test
    void filesThatAreNoImagesAreOnlyEverDownloaded() {
        assertOnlyDownloaded(
                uploaded("a.html", "%PDF-1.4 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                        .getString("url"),
                "application/pdf");
        assertOnlyDownloaded(
                uploaded("a.jar", "PK\u0003\u0004 something".getBytes(StandardCharsets.UTF_8))
                        .getString("url"),
                "application/zip");
    }

    private static void assertOnlyDownloaded(String url, String type) {
        HttpResponse<String> file = Blog.visitor().get(url);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Content-Type")).containsExactly(type);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "<html><svg onload=alert(1)></svg></html>",
                "alert(1)",
                "<?php system($_GET['x']);",
                "#!/bin/sh\nid",
                "MZ\u0090\u0000",
                "II*\u0000",
                "BM66",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"
            })
    void whatIsNothingKnownIsRefusedWhateverItIsCalled(String content) {
        HttpResponse<String> answer = new Upload()
                .file("photo.jpg", "image/jpeg", content.getBytes(StandardCharsets.ISO_8859_1))
                .asEditor(visit, token);
        JsonObject problem = json(answer, 415);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(problem.getString("detail")).contains("not taken");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("file");
    }

    @Test
    void aPolyglotLosesItsOtherHalf() {
        byte[] png = TestImages.joined(
                TestImages.pngWith(TestImages.png(9, 9), TestImages.chunk("tEXt", "x\0<script>alert(1)</script>")),
                "<html><script>alert(2)</script>".getBytes(StandardCharsets.UTF_8));
        String url = uploaded("a.html", png).getString("url");
        assertThat(url).endsWith("/a.png");
        assertThat(Blog.visitor().get(url).body()).doesNotContain("script");

        byte[] gif = TestImages.joined(TestImages.gif(8, 8), "*/=1;alert(1)".getBytes(StandardCharsets.UTF_8));
        url = uploaded("a.js", gif).getString("url");
        HttpResponse<String> answer = Blog.visitor().get(url);
        assertThat(answer.body()).doesNotContain("alert");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/gif");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void aPixelBombIsRefusedBeforeItUnfolds() {
        long begun = System.nanoTime();
        JsonObject problem = json(
                new Upload()
                        .file("small.png", "image/png", TestImages.bomb(60_000, 60_000))
                        .asEditor(visit, token),
                422);
        assertThat(problem.getString("detail")).contains("million pixels");
        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }

    @Test
    void aDamagedImageIsRefused() {
        byte[] cut = Arrays.copyOf(TestImages.png(50, 50), 60);
        assertThat(json(new Upload().file("a.png", "image/png", cut).asEditor(visit, token), 422)
                        .getString("detail"))
                .contains("damaged");
    }

    @Test
    void aGiantIsRefused() {
        byte[] large = Arrays.copyOf(TestImages.png(9, 9), 10 * MB + 1);
        assertThat(json(new Upload().file("a.png", "image/png", large).asEditor(visit, token), 413)
                        .getString("detail"))
                .contains("10 MB");
        byte[] giant = Arrays.copyOf(TestImages.png(9, 9), 61 * MB);
        assertThat(new Upload()
                        .file("a.png", "image/png", giant)
                        .asEditor(visit, token)
                        .statusCode())
                .isEqualTo(413);
        assertThat(visit.get("/admin/media").statusCode()).isEqualTo(200);
    }

    @Test
    void thereAreOnlySoManyAtOnce() {
        Upload many = new Upload().field("_csrf", token);
        for (int i = 0; i < 21; i++) {
            many.file("n" + i + ".png", "image/png", TestImages.png(2, 2));
        }
        HttpResponse<String> answer = many.to(visit, "/admin/media");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".error-summary").text()).contains("20");
        assertThat(visit.page("/admin/media").select(".media-name").eachText()).doesNotContain("n20.png");
    }

    @Test
    void aBadFileKeepsTheOthersNotOut() {
        HttpResponse<String> answer = new Upload()
                .field("_csrf", token)
                .file("bad.png", "image/png", "nothing".getBytes(StandardCharsets.UTF_8))
                .file("good.png", "image/png", TestImages.png(7, 3))
                .to(visit, "/admin/media");
        assertThat(answer.statusCode()).isEqualTo(415);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".error-summary").text()).contains("bad.png");
        assertThat(page.select(".media-name").eachText()).contains("good.png").doesNotContain("bad.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd.png",
                "..\\\\..\\\\boot.png",
                "a%0d%0aSet-Cookie: x=y.png",
                "\u202Egnp.exe\u202C.png",
                "<img src=x onerror=alert(1)>.png",
                "${7*7}{{7*7}}#{7*7}.png",
                ".htaccess",
                "a;b&c?d#e.png",
                "con.png"
            })
    void aNameLeadsNowhere(String name) {
        String url = uploaded(name, TestImages.png(4, 4)).getString("url");
        assertThat(url)
                .matches(LASTING)
                .matches("[\\w/.%-]+\\.png")
                .doesNotContain("..", "%2F", "%5C", "%0D", "%0A", "%E2%80");
        HttpResponse<String> answer = Blog.visitor().get(url);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(visit.page("/admin/media").select(".media-grid script, .media-grid [onerror]"))
                .isEmpty();
    }

    @Test
    void aVeryLongNameIsCutAndAnImpossibleOneIsRefused() {
        // No file system has longer ones.
        assertThat(uploaded("日".repeat(250) + ".png", TestImages.png(4, 4))
                        .getString("name")
                        .length())
                .isLessThan(110);
        assertThat(new Upload()
                        .file("é".repeat(3000) + ".png", "image/png", TestImages.png(4, 4))
                        .asEditor(visit, token)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=other", "multipart/form-data; boundary="})
    void aFormThatCannotBeReadIsTheSendersFault(String type) {
        HttpResponse<String> answer = visit.send(visit.request("/admin/media")
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"file\"")));
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @Test
    void anAddressIsNotGuessedFromAnother() {
        Matcher first =
                LASTING.matcher(uploaded("one.png", TestImages.png(4, 5)).getString("url"));
        assertThat(first.matches()).isTrue();
        String ref = first.group().substring(7, 27);
        for (String path : List.of(
                "/media/" + ref + "/two.png",
                "/media/" + ref + "/one.PNG",
                "/media/" + ref + "/..%2f..%2fetc%2fpasswd",
                "/media/" + ref + "/%252e%252e",
                "/media/" + ref.toUpperCase() + "X/one.png",
                "/media/" + ref.substring(1) + "/one.png")) {
            assertThat(Blog.visitor().get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void nothingIsTakenWithoutTheTokenOrFromStrangers() {
        assertThat(new Upload()
                        .file("x.png", "image/png", TestImages.png(3, 3))
                        .to(visit, "/admin/media")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Upload()
                        .file("x.png", "image/png", TestImages.png(3, 3))
                        .asEditor(visit, "wrong")
                        .statusCode())
                .isEqualTo(403);
        Visit stranger = Blog.visitor();
        String theirs = stranger.csrf("/sign-in");
        assertThat(new Upload()
                        .file("x.png", "image/png", TestImages.png(3, 3))
                        .asEditor(stranger, theirs)
                        .statusCode())
                .isIn(303, 401, 403);
        assertThat(stranger.get("/admin/media").statusCode()).isIn(303, 401, 403);
        for (String path : List.of("/admin/media/1", "/admin/media/1/delete", "/admin/media/unused")) {
            assertThat(visit.postRaw(path, Map.of("id", "1")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void theLibrarySpeaksPortuguese() {
        String page = visit.send(visit.request("/admin/media")
                        .setHeader("Accept-Language", "pt-BR")
                        .GET())
                .body();
        assertThat(Jsoup.parse(page).select("h1").text()).isEqualTo("Mídia");
    }
}
