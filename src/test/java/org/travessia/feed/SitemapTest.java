package org.travessia.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.travessia.feed.control.Address;
import org.travessia.feed.control.Address.Translation;
import org.travessia.feed.control.AddressRepository;
import org.travessia.feed.control.Section;
import org.travessia.feed.control.Sitemap;
import org.travessia.platform.Configuration;
import org.travessia.web.Site;

class SitemapTest {

    private static final Instant CHANGED = Instant.parse("2026-11-21T10:00:00.5Z");
    private static final Site SITE = new Site("Travessia", "", Locale.forLanguageTag("pt-BR"), ZoneOffset.UTC);

    private final Map<Section, List<Address>> addresses = new EnumMap<>(Section.class);

    private final Sitemap sitemap = new Sitemap(
            new AddressRepository() {
                @Override
                public long count(Section section) {
                    return of(section).size();
                }

                @Override
                public void each(Section section, int skip, int limit, Consumer<Address> visit) {
                    of(section).stream().skip(skip).limit(limit).forEach(visit);
                }
            },
            Configuration.from(Map.of("BLOG_BASE_URL", "https://blog.example")));

    private List<Address> of(Section section) {
        return addresses.computeIfAbsent(section, key -> new ArrayList<>());
    }

    private static Address plain(String path) {
        return new Address(path, Optional.of(CHANGED), Optional.empty(), "", Optional.empty(), List.of());
    }

    private static Address post(String path, Optional<String> featureImage, String html) {
        return new Address(path, Optional.of(CHANGED), featureImage, html, Optional.empty(), List.of());
    }

    private static Document xml(byte[] file) {
        return Jsoup.parse(new String(file, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    private Document main() {
        return xml(sitemap.main(SITE));
    }

    @Test
    void a_small_one_is_one_file_of_everything() {
        of(Section.PAGES).add(new Address("/", Optional.empty(), Optional.empty(), "", Optional.empty(), List.of()));
        of(Section.TAGS).add(plain("/tags/java"));
        of(Section.AUTHORS).add(plain("/authors/ana maria"));
        of(Section.POSTS).add(plain("/posts/ação"));
        Document xml = main();
        assertThat(xml.select("urlset > url > loc").eachText())
                .containsExactly(
                        "https://blog.example/",
                        "https://blog.example/tags/java",
                        "https://blog.example/authors/ana%20maria",
                        "https://blog.example/posts/a%C3%A7%C3%A3o");
        assertThat(xml.select("url").first().select("lastmod")).isEmpty();
        assertThat(xml.select("lastmod").eachText()).hasSize(3).containsOnly("2026-11-21T10:00:00Z");
        assertThat(xml.select("urlset").attr("xmlns")).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
    }

    @Test
    void a_large_one_has_an_index_and_loses_nothing() {
        IntStream.range(0, 2 * Sitemap.MAX_ADDRESSES + 1)
                .forEach(number -> of(Section.POSTS).add(plain("/posts/p" + number)));
        of(Section.TAGS).add(plain("/tags/java"));
        List<String> files = main().select("sitemapindex > sitemap > loc").eachText();
        assertThat(files)
                .containsExactly(
                        "https://blog.example/sitemap-tags-1.xml",
                        "https://blog.example/sitemap-posts-1.xml",
                        "https://blog.example/sitemap-posts-2.xml",
                        "https://blog.example/sitemap-posts-3.xml");
        Set<String> found = new HashSet<>();
        for (String file : files) {
            String[] name = file.replaceAll(".*/sitemap-|\\.xml", "").split("-");
            List<String> here = xml(sitemap.file(Section.of(name[0]).orElseThrow(), Integer.parseInt(name[1]), SITE)
                            .orElseThrow())
                    .select("loc")
                    .eachText();
            assertThat(here).isNotEmpty().hasSizeLessThanOrEqualTo(Sitemap.MAX_ADDRESSES);
            found.addAll(here);
        }
        assertThat(found).hasSize(2 * Sitemap.MAX_ADDRESSES + 2);
        assertThat(sitemap.file(Section.POSTS, 4, SITE)).isEmpty();
        assertThat(sitemap.file(Section.AUTHORS, 1, SITE)).isEmpty();
        assertThat(Section.of("drafts")).isEmpty();
    }

    @Test
    void images_are_named_each_once_and_whole() {
        of(Section.POSTS)
                .add(post(
                        "/posts/a",
                        Optional.of("/media/x/barco%20novo.jpg"),
                        "<p><img alt=\"um src&#61;&#34;x&#34;\" src=\"/media/y/b.png?a&#61;1&amp;b&#61;2\" width=\"4\" /> "
                                + "<img src=\"https://example.com/ç.png\" alt=\"\" /> <img src=\"/media/y/b.png?a&#61;1&amp;b&#61;2\" />"
                                + "<img alt=\"\" src=\"c.png\" /> <code>&lt;img src=\"no.png\"&gt;</code></p>"));
        Document xml = main();
        assertThat(xml.select("image|image > image|loc").eachText())
                .containsExactly(
                        "https://blog.example/media/x/barco%20novo.jpg",
                        "https://blog.example/media/y/b.png?a=1&b=2",
                        "https://example.com/%C3%A7.png",
                        "https://blog.example/posts/c.png");
        assertThat(xml.select("urlset").attr("xmlns:image"))
                .isEqualTo("http://www.google.com/schemas/sitemap-image/1.1");
    }

    @Test
    void of_very_many_images_a_file_names_some() {
        of(Section.POSTS)
                .add(post(
                        "/posts/a",
                        Optional.empty(),
                        IntStream.range(0, 500)
                                .mapToObj("<img src=\"/media/%d/a.png\" />"::formatted)
                                .collect(Collectors.joining())));
        assertThat(main().select("image|image")).hasSize(Sitemap.MAX_IMAGES);
    }

    @Test
    void translations_name_each_other_and_themselves() {
        of(Section.POSTS)
                .add(new Address(
                        "/posts/barco",
                        Optional.of(CHANGED),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        List.of(new Translation(Optional.of("en"), "/posts/boat"))));
        assertThat(main().select("url > xhtml|link").stream()
                        .map(link -> link.attr("rel") + " " + link.attr("hreflang") + " " + link.attr("href")))
                .containsExactly(
                        "alternate pt-BR https://blog.example/posts/barco",
                        "alternate en https://blog.example/posts/boat");
    }

    @Test
    void nothing_can_break_the_xml() {
        of(Section.POSTS)
                .addAll(Stream.of("\u0001", "\uFFFF", "]]>", "<&>")
                        .map(odd -> post("/posts/" + odd, Optional.of("/media/" + odd), ""))
                        .toList());
        String file = new String(sitemap.main(SITE), StandardCharsets.UTF_8);
        assertThat(file).doesNotContain("\u0001").doesNotContain("\uFFFF").doesNotContain("<&>");
        assertThat(main().select("url")).hasSize(4);
    }
}
