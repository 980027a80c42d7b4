package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
        write(author, PUBLISHED, "Olá <b>mar</b> & [casa](/) ${7+7} {{7+7}}\n\n<script>alert(1)</script>", true);
        write(author, DRAFT, "Segredo " + MARK, false);
    }

    private static void write(Visit author, String title, String markdown, boolean published) {
        Map<String, Object> fields =
                Map.of("title", title, "slug", "", "markdown", markdown, "action", published ? "publish" : "draft");
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
    @ValueSource(strings = {"/feeds/rss.xml", "/feeds/atom.xml", "/sitemap.xml"})
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

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/rss.xml", "/feeds/atom.xml", "/sitemap.xml", "/robots.txt"})
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
        List<String> addresses = Jsoup.parse(fresh("/sitemap.xml").body(), "", Parser.xmlParser())
                .select("urlset > url > loc")
                .eachText();
        assertThat(addresses).contains(Blog.baseUrl() + "/");
        String post = addresses.stream()
                .filter(each -> each.contains(MARK))
                .findFirst()
                .orElseThrow();
        assertThat(visitor.page(post.substring(Blog.baseUrl().toString().length()))
                        .select("h1")
                        .text())
                .isEqualTo(PUBLISHED);
        assertThat(visitor.get("/sitemap-999.xml").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/sitemap-0.xml").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/sitemap-99999999999.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void robotsAreToldWhereTheSitemapIs() {
        assertThat(visitor.get("/robots.txt").body())
                .contains("User-agent: *")
                .contains("Disallow: /admin/")
                .contains("Sitemap: " + Blog.baseUrl() + "/sitemap.xml");
    }
}
