package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedsE2E {

    private static final String MARK = "feed-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String PUBLISHED = "Publicação " + MARK;
    private static final String DRAFT = "Rascunho " + MARK;

    private final Visit visitor = Blog.visitor();

    @BeforeAll
    static void write() {
        Visit author = Blog.signedIn();
        write(
                author,
                PUBLISHED,
                "Olá <b>mar</b> & [casa](/) ${7+7} {{7+7}}\n\n<script>alert(1)</script>\n\n![](https://example.com/"
                        + MARK + ".png?a=1&b=2)",
                true,
                Map.of(
                        "summary",
                        "Resumo " + MARK,
                        "category",
                        "Cat " + MARK,
                        "featureImage",
                        "https://example.com/feature.png"));
        write(author, DRAFT, "Segredo " + MARK, false, Map.of());
    }

    private static void write(Visit author, String title, String markdown, boolean published, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.putAll(Map.of(
                "title",
                title,
                "slug",
                "",
                "markdown",
                markdown,
                "tags",
                MARK,
                "action",
                published ? "publish" : "draft"));
        HttpResponse<String> answer = author.postForm("/admin/posts/new", "/admin/posts/new", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    /** nginx keeps an answer for a second; what was just written must be in the next. */
    private HttpResponse<String> fresh(String path) throws InterruptedException {
        HttpResponse<String> answer = visitor.get(path);
        for (int tries = 0; tries < 20 && !answer.body().contains(MARK); tries++) {
            Thread.sleep(500);
            answer = visitor.get(path);
        }
        return answer;
    }

    @ParameterizedTest
    @CsvSource({"/feeds/rss.xml,application/rss+xml", "/feeds/atom.xml,application/atom+xml"})
    void programsReadTheNewestPosts(String path, String type) throws Exception {
        HttpResponse<String> answer = fresh(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
        assertThat(feed.getEntries()).hasSizeBetween(1, 20);
        SyndEntry entry = feed.getEntries().stream()
                .filter(each -> each.getTitle().equals(PUBLISHED))
                .findFirst()
                .orElseThrow();
        assertThat(entry.getLink()).startsWith(Blog.baseUrl().toString() + "/posts/publicacao-");
        Document text = Jsoup.parseBodyFragment(entry.getContents().get(0).getValue());
        assertThat(text.select("a").attr("href")).isEqualTo(Blog.baseUrl() + "/");
        assertThat(text.select("script")).isEmpty();
        assertThat(text.text()).contains("${7+7} {{7+7}}");
        Document xml = Jsoup.parse(answer.body(), "", Parser.xmlParser());
        assertThat(xml.select("[rel=self]").attr("href")).isEqualTo(Blog.baseUrl() + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/rss.xml", "/feeds/atom.xml"})
    void draftsAreInNoneOfThem(String path) throws Exception {
        String body = fresh(path).body();
        assertThat(body).contains(MARK);
        assertThat(body)
                .doesNotContain("Rascunho")
                .doesNotContain("Segredo " + MARK)
                .doesNotContain("rascunho-" + MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/rss.xml", "/feeds/atom.xml"})
    void whoHasItGetsNothingTwice(String path) throws Exception {
        HttpResponse<String> first = fresh(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = visitor.get(path, "If-None-Match", tag);
        // What other suites have written just now is in the answer after the one that a cache had.
        for (int tries = 0; tries < 20 && again.statusCode() == 200; tries++) {
            Thread.sleep(500);
            first = fresh(path);
            tag = first.headers().firstValue("ETag").orElseThrow();
            again = visitor.get(path, "If-None-Match", tag);
        }
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        String weak = "W/" + tag.replaceFirst("^W/", "");
        assertThat(visitor.get(path, "If-None-Match", weak).statusCode()).isEqualTo(304);
        assertThat(visitor.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        String date = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(visitor.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(visitor.get(path, "If-Modified-Since", "Thu, 01 Jan 2004 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Every kind of feed in every format: there, unchanged for who has it, and named by its page. */
    @ParameterizedTest
    @ValueSource(strings = {"", "tag", "category", "author", "month", "post", "comments", "en", "pt-BR"})
    void everyFeedComesInEveryFormat(String what) throws Exception {
        fresh("/feeds/tags/" + MARK + "/rss.xml");
        String post = posts("/feeds/tags/" + MARK + "/rss.xml")
                .get(0)
                .getLink()
                .substring(Blog.baseUrl().toString().length());
        String month = visitor.page("/archive").select(".archive-list a").attr("href");
        String page =
                switch (what) {
                    case "tag" -> "/tags/" + MARK;
                    case "category" -> "/categories/cat-" + MARK;
                    case "author" -> "/authors/" + Blog.admin();
                    case "month" -> month;
                    case "post" -> post;
                    default -> "/";
                };
        String place =
                switch (what) {
                    case "post" -> post + "/comments";
                    case "" -> "";
                    case "comments", "en", "pt-BR" -> "/" + what;
                    default -> page;
                };
        Map<String, String> types = Map.of(
                "rss.xml",
                "application/rss+xml",
                "atom.xml",
                "application/atom+xml",
                "feed.json",
                "application/feed+json");
        for (Map.Entry<String, String> format : types.entrySet()) {
            String path = "/feeds" + place + "/" + format.getKey();
            HttpResponse<String> feed = visitor.get(path);
            assertThat(feed.statusCode()).as(path).isEqualTo(200);
            assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith(format.getValue());
            assertThat(feed.body()).contains(Blog.baseUrl() + path);
            int status = 0;
            for (int tries = 0; tries < 20 && status != 304; tries++) {
                String tag = visitor.get(path).headers().firstValue("ETag").orElseThrow();
                status = visitor.get(path, "If-None-Match", tag).statusCode();
            }
            assertThat(status).as(path).isEqualTo(304);
            if (!what.equals("comments")) {
                assertThat(visitor.page(page).select("link[rel=alternate][type=" + format.getValue() + "]"))
                        .as(path)
                        .anyMatch(link -> link.absUrl("href").equals(Blog.baseUrl() + path)
                                && link.attr("hreflang")
                                        .equals(what.length() == 2 || what.equals("pt-BR") ? what : ""));
            }
        }
    }

    @Test
    void jsonSaysWhatTheOthersSay() throws Exception {
        String path = "/feeds/tags/" + MARK + "/feed.json";
        JsonObject item;
        try (JsonReader reader = Json.createReader(new StringReader(fresh(path).body()))) {
            item = reader.readObject().getJsonArray("items").getJsonObject(0);
        }
        SyndEntry entry = posts("/feeds/tags/" + MARK + "/atom.xml").get(0);
        assertThat(item.getString("id")).startsWith("urn:uuid:").isEqualTo(entry.getUri());
        assertThat(posts("/feeds/tags/" + MARK + "/rss.xml").get(0).getUri()).isEqualTo(entry.getUri());
        assertThat(item.getString("title")).isEqualTo(PUBLISHED);
        assertThat(item.getString("summary"))
                .isEqualTo("Resumo " + MARK)
                .isEqualTo(entry.getDescription().getValue());
        assertThat(item.getJsonArray("tags").getValuesAs(JsonString::getString)).containsExactly("Cat " + MARK, MARK);
        assertThat(item.getString("image")).isEqualTo("https://example.com/feature.png");
        assertThat(item.getString("content_html")).doesNotContain("<script");
    }

    @Test
    void whatIsInOneLanguageIsInItsFeedOnly() throws Exception {
        String title = "Frachtbrief " + MARK;
        write(Blog.signedIn(), title, "text", true, Map.of("language", "pt-BR"));
        assertThat(fresh("/feeds/pt-BR/atom.xml").body()).contains(title);
        assertThat(visitor.get("/feeds/en/atom.xml").body()).doesNotContain(title);
        assertThat(visitor.get("/feeds/de/atom.xml").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/feeds/archive/1999/12/atom.xml").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/feeds/archive/2026/13/atom.xml").statusCode()).isEqualTo(404);
    }

    private List<SyndEntry> posts(String path) throws Exception {
        return new SyndFeedInput().build(new StringReader(fresh(path).body())).getEntries();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/rss.xml", "/feeds/atom.xml", "/sitemap.xml", "/robots.txt", "/llms.txt"})
    void anyCacheMayKeepThem(String path) {
        HttpResponse<String> answer = visitor.get(path, "Accept", "application/xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        HttpResponse<String> head = visitor.send(visitor.request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(visitor.send(visitor.request(path).DELETE()).statusCode()).isBetween(400, 499);
    }

    @Test
    void theSitemapLeadsToPages() throws Exception {
        List<String> addresses = freshSitemap().stream()
                .flatMap(file -> file.select("urlset > url > loc").eachText().stream())
                .toList();
        String base = Blog.baseUrl().toString();
        assertThat(addresses)
                .doesNotHaveDuplicates()
                .contains(base + "/", base + "/archive", base + "/tags/" + MARK, base + "/authors/" + Blog.admin())
                .anyMatch(each -> each.startsWith(base + "/archive/20"))
                .noneMatch(each -> each.contains("rascunho-" + MARK));
        String post = addresses.stream()
                .filter(each -> each.contains("publicacao-" + MARK))
                .findFirst()
                .orElseThrow();
        assertThat(visitor.page(post.substring(base.length())).select("h1").text())
                .isEqualTo(PUBLISHED);
        for (String none : List.of(
                "/sitemap-1.xml",
                "/sitemap-posts-999.xml",
                "/sitemap-posts-0.xml",
                "/sitemap-posts-99999999999.xml",
                "/sitemap-drafts-1.xml",
                "/sitemap-POSTS-1.xml")) {
            assertThat(visitor.get(none).statusCode()).as(none).isEqualTo(404);
        }
    }

    @Test
    void theSitemapNamesImagesAndDates() throws Exception {
        Element post = freshSitemap().stream()
                .flatMap(file -> file.select("urlset > url").stream())
                .filter(url -> url.select("loc").text().contains("publicacao-" + MARK))
                .findFirst()
                .orElseThrow();
        assertThat(post.select("image|image > image|loc").eachText())
                .containsExactly("https://example.com/feature.png", "https://example.com/" + MARK + ".png?a=1&b=2");
        assertThat(post.select("> lastmod").text()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void whoHasTheSitemapGetsNothingTwice() throws Exception {
        freshSitemap();
        // Other tests publish: it may change between two requests, but not for ever.
        int status = 0;
        for (int tries = 0; tries < 20 && status != 304; tries++) {
            String tag =
                    visitor.get("/sitemap.xml").headers().firstValue("ETag").orElseThrow();
            status = visitor.get("/sitemap.xml", "If-None-Match", tag).statusCode();
            Thread.sleep(200);
        }
        assertThat(status).isEqualTo(304);
        assertThat(visitor.get("/sitemap.xml", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    private List<Document> freshSitemap() throws InterruptedException {
        List<Document> files = SitemapFiles.of(visitor);
        for (int tries = 0;
                tries < 20 && files.stream().noneMatch(file -> file.text().contains(MARK));
                tries++) {
            Thread.sleep(500);
            files = SitemapFiles.of(visitor);
        }
        return files;
    }

    @Test
    void robotsAreToldWhereTheSitemapIs() {
        assertThat(visitor.get("/robots.txt").body())
                .contains("User-agent: *")
                .contains("Disallow: /admin/")
                .contains("Sitemap: " + Blog.baseUrl() + "/sitemap.xml");
    }
}
