package org.travessia.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.travessia.feed.control.FeedFormat;
import org.travessia.feed.control.FeedScope;
import org.travessia.feed.control.Feeds;
import org.travessia.platform.Configuration;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.PublishedPost;
import org.travessia.web.Site;

class FeedsTest {

    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final Instant WRITTEN = Instant.parse("2026-11-20T10:00:00.5Z");
    private static final Instant CHANGED = Instant.parse("2026-11-21T10:00:00.5Z");
    private static final Site SITE =
            new Site("Travessia & mar", "Um <diário>", Locale.forLanguageTag("pt-BR"), ZoneOffset.UTC);

    private final Configuration configuration = Configuration.from(Map.of("BLOG_BASE_URL", "https://blog.example"));

    private Feeds feeds(PublishedPost... posts) {
        return new Feeds(
                new BrowsePosts(null, null) {
                    @Override
                    public List<PublishedPost> newest(int limit) {
                        return List.of(posts);
                    }
                },
                configuration);
    }

    private static PublishedPost post(String title, String html) {
        return new PublishedPost(
                ID,
                title,
                "acao",
                html,
                "Um resumo",
                "Ana",
                WRITTEN,
                CHANGED,
                Optional.of("en"),
                Optional.of("/media/x/mar.png"),
                List.of("Mar & céu", "vento"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void programsCanReadIt(FeedFormat format) throws Exception {
        Feeds.Feed written = feeds(post("Ação <b> & “mar”", "<p>Olá, <b>mar</b> &amp; ]]&gt;</p>"))
                .write(format, SITE);
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(written.document())));
        assertThat(feed.getTitle()).isEqualTo("Travessia & mar");
        assertThat(written.lastChange()).isEqualTo(CHANGED);
        SyndEntry entry = feed.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("Ação <b> & “mar”");
        assertThat(entry.getLink()).isEqualTo("https://blog.example/posts/acao");
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + ID);
        assertThat(entry.getDescription().getValue()).isEqualTo("Um resumo");
        assertThat(entry.getCategories()).extracting(SyndCategory::getName).containsExactly("Mar & céu", "vento");
        assertThat(entry.getAuthor()).isEqualTo("Ana");
        assertThat(entry.getContents().get(0).getValue()).isEqualTo("<p>Olá, <b>mar</b> &amp; ]]&gt;</p>");
        assertThat(entry.getPublishedDate()).isCloseTo("2026-11-20T10:00:00Z", 1000);
    }

    @Test
    void entriesSayTheirLanguageWhereItIsAnother() {
        Document atom = xml(feeds(post("a", "b")).write(FeedFormat.ATOM, SITE));
        assertThat(atom.select("feed").attr("xml:lang")).isEqualTo("pt-BR");
        assertThat(atom.select("entry").attr("xml:lang")).isEqualTo("en");
        Document rss = xml(feeds(post("a", "b")).write(FeedFormat.RSS, SITE));
        assertThat(rss.select("channel > language").text()).isEqualTo("pt-BR");
        assertThat(rss.select("item > dc|language").text()).isEqualTo("en");
        assertThat(rss.select("item > guid").attr("isPermaLink")).isEqualTo("false");
        FeedScope english = FeedScope.in(Locale.ENGLISH, "English", List.of(post("a", "b")));
        Document own = xml(feeds().write(FeedFormat.ATOM, SITE, english));
        assertThat(own.select("feed").attr("xml:lang")).isEqualTo("en");
        assertThat(own.select("entry").hasAttr("xml:lang")).isFalse();
        assertThat(own.select("feed > link[rel=self]").attr("href"))
                .isEqualTo("https://blog.example/feeds/en/atom.xml");
        assertThat(own.select("feed > link[rel=alternate]").attr("href")).isEqualTo("https://blog.example/");
    }

    @Test
    void jsonSaysTheSame() {
        JsonObject feed = json(feeds(post("Ação", "<a href=\"/posts/b\">b</a>")).write(FeedFormat.JSON, SITE));
        assertThat(feed.getString("feed_url")).isEqualTo("https://blog.example/feeds/feed.json");
        assertThat(feed.getString("language")).isEqualTo("pt-BR");
        JsonObject item = feed.getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("id")).isEqualTo("urn:uuid:" + ID);
        assertThat(item.getString("url")).isEqualTo("https://blog.example/posts/acao");
        assertThat(item.getString("content_html")).contains("https://blog.example/posts/b");
        assertThat(item.getString("summary")).isEqualTo("Um resumo");
        assertThat(item.getString("language")).isEqualTo("en");
        assertThat(item.getString("image")).isEqualTo("https://blog.example/media/x/mar.png");
        assertThat(item.getJsonArray("tags").getValuesAs(JsonString::getString)).containsExactly("Mar & céu", "vento");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void namesItself(FeedFormat format) {
        Document xml = xml(feeds(post("a", "b")).write(format, SITE));
        assertThat(xml.select("[rel=self]").attr("href")).isEqualTo("https://blog.example" + format.path());
        assertThat(xml.select("[rel=self]").attr("type")).isEqualTo(format.contentType());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void makesAddressesWhole(FeedFormat format) throws Exception {
        String html = "<a href=\"/posts/b\">b</a> <a href=\"#text-c\">c</a> <a href=\"d?e&amp;f\">d</a> "
                + "<a href=\"https://example.com/\">g</a> <a href=\"//example.com/\">h</a> <img src=\"/media/x/a.png\" alt=\"\" /> "
                + "<code> href=&#34;/x&#34;</code>";
        SyndFeed feed = new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(
                        feeds(post("a", html)).write(format, SITE).document())));
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
    @EnumSource(names = {"RSS", "ATOM"})
    void noCharacterBreaksIt(FeedFormat format) throws Exception {
        Feeds.Feed written =
                feeds(post("a\uFFFFb", "<p>\u0008\uD800c \uD83D\uDEA2</p>")).write(format, SITE);
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(written.document())));
        assertThat(feed.getEntries().get(0).getTitle()).isEqualTo("ab");
        assertThat(feed.getEntries().get(0).getContents().get(0).getValue()).isEqualTo("<p>c 🚢</p>");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void anEmptyBlogHasAFeed(FeedFormat format) throws Exception {
        Feeds.Feed written = feeds().write(format, SITE);
        assertThat(new SyndFeedInput()
                        .build(new XmlReader(new ByteArrayInputStream(written.document())))
                        .getEntries())
                .isEmpty();
        assertThat(written.lastChange()).isEqualTo(Instant.EPOCH);
    }

    private static JsonObject json(Feeds.Feed feed) {
        return Json.createReader(new ByteArrayInputStream(feed.document())).readObject();
    }

    private static Document xml(Feeds.Feed feed) {
        return Jsoup.parse(new String(feed.document(), StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
