package org.travessia.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.travessia.feed.control.FeedFormat;
import org.travessia.feed.control.Feeds;
import org.travessia.feed.control.Sitemap;
import org.travessia.platform.Configuration;
import org.travessia.post.control.PostAddress;
import org.travessia.post.control.PublishedPost;
import org.travessia.post.control.ReadPosts;
import org.travessia.web.Site;

class FeedsTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-20T10:00:00.5Z");
    private static final Instant CHANGED = Instant.parse("2026-11-21T10:00:00.5Z");
    private static final Site SITE =
            new Site("Travessia & mar", "Um <diário>", Locale.forLanguageTag("pt-BR"), ZoneOffset.UTC);

    private final Configuration configuration = Configuration.from(Map.of("BLOG_BASE_URL", "https://blog.example"));

    private Feeds feeds(PublishedPost... posts) {
        return new Feeds(
                new ReadPosts(null) {
                    @Override
                    public List<PublishedPost> newest(int limit) {
                        return List.of(posts);
                    }
                },
                configuration);
    }

    private static PublishedPost post(String title, String html) {
        return new PublishedPost(title, "acao", html, "Um resumo", "Ana", WRITTEN, CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void programsCanReadIt(FeedFormat format) throws Exception {
        Feeds.Feed written = feeds(post("Ação <b> & “mar”", "<p>Olá, <b>mar</b> &amp; ]]&gt;</p>"))
                .write(format, SITE);
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(written.xml())));
        assertThat(feed.getTitle()).isEqualTo("Travessia & mar");
        assertThat(written.lastChange()).isEqualTo(CHANGED);
        SyndEntry entry = feed.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("Ação <b> & “mar”");
        assertThat(entry.getLink()).isEqualTo("https://blog.example/posts/acao");
        assertThat(entry.getUri()).isEqualTo("https://blog.example/posts/acao");
        assertThat(entry.getAuthor()).isEqualTo("Ana");
        assertThat(entry.getContents().get(0).getValue()).isEqualTo("<p>Olá, <b>mar</b> &amp; ]]&gt;</p>");
        assertThat(entry.getPublishedDate()).isCloseTo("2026-11-20T10:00:00Z", 1000);
    }

    @ParameterizedTest
    @EnumSource
    void namesItself(FeedFormat format) {
        Document xml = xml(feeds(post("a", "b")).write(format, SITE));
        assertThat(xml.select("[rel=self]").attr("href")).isEqualTo("https://blog.example" + format.path());
        assertThat(xml.select("[rel=self]").attr("type")).isEqualTo(format.contentType());
    }

    @ParameterizedTest
    @EnumSource
    void makesAddressesWhole(FeedFormat format) throws Exception {
        String html = "<a href=\"/posts/b\">b</a> <a href=\"#text-c\">c</a> <a href=\"d?e&amp;f\">d</a> "
                + "<a href=\"https://example.com/\">g</a> <a href=\"//example.com/\">h</a> <img src=\"/media/x/a.png\" alt=\"\" /> "
                + "<code> href=&#34;/x&#34;</code>";
        SyndFeed feed = new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(
                        feeds(post("a", html)).write(format, SITE).xml())));
        Document page = Jsoup.parseBodyFragment(
                feed.getEntries().get(0).getContents().get(0).getValue());
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly(
                        "https://blog.example/posts/b",
                        "https://blog.example/posts/acao#text-c",
                        "https://blog.example/posts/d?e&f",
                        "https://example.com/",
                        "https://example.com/");
        assertThat(page.select("img").attr("src")).isEqualTo("https://blog.example/media/x/a.png");
        assertThat(page.select("code").text()).isEqualTo("href=\"/x\"");
    }

    @ParameterizedTest
    @EnumSource
    void noCharacterBreaksIt(FeedFormat format) throws Exception {
        Feeds.Feed written =
                feeds(post("a\uFFFFb", "<p>\u0008\uD800c \uD83D\uDEA2</p>")).write(format, SITE);
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(written.xml())));
        assertThat(feed.getEntries().get(0).getTitle()).isEqualTo("ab");
        assertThat(feed.getEntries().get(0).getContents().get(0).getValue()).isEqualTo("<p>c 🚢</p>");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBlogHasAFeed(FeedFormat format) throws Exception {
        Feeds.Feed written = feeds().write(format, SITE);
        assertThat(new SyndFeedInput()
                        .build(new XmlReader(new ByteArrayInputStream(written.xml())))
                        .getEntries())
                .isEmpty();
        assertThat(written.lastChange()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aSmallSitemapIsOneFile() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        sitemap(3).writeMain(output);
        Document xml = Jsoup.parse(output.toString(StandardCharsets.UTF_8), "", Parser.xmlParser());
        assertThat(xml.select("urlset > url > loc").eachText())
                .containsExactly(
                        "https://blog.example/",
                        "https://blog.example/posts/p0",
                        "https://blog.example/posts/p1",
                        "https://blog.example/posts/p2");
        assertThat(xml.select("lastmod").eachText()).containsOnly(CHANGED.toString());
    }

    @Test
    void aLargeSitemapHasAnIndexAndLosesNothing() {
        Sitemap sitemap = sitemap(100_000);
        assertThat(sitemap.files()).isEqualTo(3);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        sitemap.writeMain(index);
        assertThat(Jsoup.parse(index.toString(StandardCharsets.UTF_8), "", Parser.xmlParser())
                        .select("sitemap > loc")
                        .eachText())
                .containsExactly(
                        "https://blog.example/sitemap-1.xml",
                        "https://blog.example/sitemap-2.xml",
                        "https://blog.example/sitemap-3.xml");
        int addresses = 0;
        for (int number = 1; number <= 3; number++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            sitemap.writeFile(number, file);
            int here = file.toString(StandardCharsets.UTF_8).split("<loc>", -1).length - 1;
            assertThat(here).isLessThanOrEqualTo(Sitemap.MAX_ADDRESSES);
            addresses += here;
        }
        assertThat(addresses).isEqualTo(100_001);
    }

    private Sitemap sitemap(int count) {
        return new Sitemap(
                new ReadPosts(null) {
                    @Override
                    public long countPublished() {
                        return count;
                    }

                    @Override
                    public void eachPublished(int skip, int limit, Consumer<PostAddress> visit) {
                        IntStream.range(skip, Math.min(count, skip + limit))
                                .mapToObj(number -> new PostAddress("p" + number, CHANGED))
                                .forEach(visit);
                    }
                },
                configuration);
    }

    private static Document xml(Feeds.Feed feed) {
        return Jsoup.parse(new String(feed.xml(), StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
