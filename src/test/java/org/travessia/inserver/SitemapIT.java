package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.feed.control.Address;
import org.travessia.feed.control.AddressRepository;
import org.travessia.feed.control.Section;
import org.travessia.feed.control.Sitemap;
import org.travessia.platform.Configuration;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;
import org.travessia.web.Site;

/** What the sitemap finds, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class SitemapIT {

    private static final Site SITE = new Site("Travessia", "", Locale.ENGLISH, ZoneOffset.UTC);
    private static final Optional<String> NONE = Optional.empty();

    @Deployment
    static WebArchive application() {
        return TestArchive.with(SitemapIT.class, Database.class);
    }

    @Inject
    WritePost write;

    @Inject
    Sitemap sitemap;

    @Inject
    AddressRepository addresses;

    @Inject
    Configuration configuration;

    @Inject
    Database database;

    private Actor author;

    @BeforeEach
    void people() {
        database.clear();
        author = database.person("ana", Role.AUTHOR);
        database.person("otto", Role.AUTHOR);
    }

    @Test
    void every_kind_of_place_is_in_it_and_nothing_that_not_everybody_finds() {
        create("Shown", post(Visibility.PUBLIC, NONE));
        create("About", page(Visibility.PUBLIC));
        for (Visibility hidden : List.of(Visibility.UNLISTED, Visibility.PRIVATE, Visibility.PASSWORD)) {
            create("Hidden post " + hidden, post(hidden, NONE));
            create("Hidden page " + hidden, page(hidden));
        }
        create("Hidden elsewhere", post(Visibility.PUBLIC, Optional.of("https://example.com/first")));
        long draft = create("Hidden draft", tagged("empty"));
        write.setPublished(draft, false, author.id());
        long trash = create("Hidden trash", page(Visibility.PUBLIC));
        write.trash(trash, Optional.empty(), author.id());
        write.create(new NewPost(
                "Hidden later",
                NONE,
                "text",
                true,
                Optional.of(Instant.now().plusSeconds(3600)),
                author.id(),
                Optional.empty()));
        create("Filed", tagged("java"));

        String file = new String(sitemap.main(SITE), StandardCharsets.UTF_8);
        String month = database.values("select to_char(month, 'YYYY/MM') from post_month where posts > 0")
                .get(0)
                .toString();
        for (String path : List.of(
                "/",
                "/archive",
                "/about",
                "/archive/" + month,
                "/categories/course",
                "/tags/java",
                "/authors/ana",
                "/posts/shown",
                "/posts/filed")) {
            assertThat(file).containsOnlyOnce("<loc>" + configuration.baseUrl() + path + "</loc>");
        }
        assertThat(file).doesNotContain("hidden").doesNotContain("otto").doesNotContain("/tags/empty");
    }

    @Test
    void lists_change_when_their_newest_post_comes() {
        create("Old", tagged("java"));
        create("New", tagged("java"));
        database.change("update post set published_at = '2020-01-02T03:04:05Z' where slug = 'old'");
        database.change("update post set published_at = '2021-01-02T03:04:05Z' where slug = 'new'");
        for (Section section : List.of(Section.TAGS, Section.CATEGORIES, Section.AUTHORS)) {
            assertThat(all(section))
                    .singleElement()
                    .satisfies(list -> assertThat(list.changedAt()).contains(Instant.parse("2021-01-02T03:04:05Z")));
        }
        assertThat(all(Section.POSTS)).extracting(Address::path).containsExactly("/posts/old", "/posts/new");
        assertThat(all(Section.POSTS))
                .allSatisfy(post -> assertThat(post.changedAt()).isPresent());
        assertThat(all(Section.MONTHS))
                .extracting(Address::path)
                .containsExactly("/archive/2020/01", "/archive/2021/01");
    }

    @Test
    void images_and_translations_come_in_the_same_statement() {
        write.create(new NewPost(
                "Boat",
                NONE,
                "![A boat](https://example.com/boat.png)",
                true,
                Optional.empty(),
                author.id(),
                Optional.empty()));
        create("Barco", translation(PostKind.POST, "boat", Visibility.PUBLIC));
        create("About", page(Visibility.PUBLIC));
        create("Sobre", translation(PostKind.PAGE, "about", Visibility.PUBLIC));
        create("Plain", PostDetails.PLAIN);
        create("Secreto", translation(PostKind.POST, "plain", Visibility.UNLISTED));
        List<Address> posts = all(Section.POSTS);
        assertThat(posts).hasSize(3);
        assertThat(posts.get(0).html()).contains("boat.png");
        assertThat(posts.get(0).translations())
                .containsExactly(new Address.Translation(Optional.of("pt-BR"), "/posts/barco"));
        assertThat(posts.get(1).html()).isEmpty();
        assertThat(posts.get(1).language()).contains("pt-BR");
        assertThat(posts.get(1).translations()).containsExactly(new Address.Translation(NONE, "/posts/boat"));
        assertThat(posts.get(2).translations()).isEmpty();
        assertThat(all(Section.PAGES))
                .filteredOn(page -> page.path().equals("/about"))
                .singleElement()
                .satisfies(page -> assertThat(page.translations())
                        .containsExactly(new Address.Translation(Optional.of("pt-BR"), "/sobre")));
        assertThat(database.statementsOf(() -> all(Section.POSTS))).isEqualTo(1);
        assertThat(new String(sitemap.main(SITE), StandardCharsets.UTF_8))
                .contains("<image:loc>https://example.com/boat.png</image:loc>")
                .contains("hreflang=\"pt-BR\" href=\"" + configuration.baseUrl() + "/sobre\"")
                .doesNotContain("secreto");
    }

    @Test
    void a_part_leaves_out_what_is_before_and_counts_are_right() {
        for (int i = 0; i < 5; i++) {
            create("Post " + i, tagged("t" + i));
        }
        for (Section section : List.of(Section.POSTS, Section.TAGS)) {
            List<String> some = new ArrayList<>();
            database.inTransaction(() -> addresses.each(section, 1, 3, address -> some.add(address.path())));
            assertThat(some)
                    .isEqualTo(all(section).stream().map(Address::path).toList().subList(1, 4));
        }
        for (Section section : Section.values()) {
            assertThat(addresses.count(section))
                    .as(section.name())
                    .isEqualTo(all(section).size());
        }
        assertThat(database.explain(
                        "select id, published_at from post where listed order by published_at, id offset 3 limit 3"))
                .contains("Index Only Scan Backward using post_listed");
    }

    private List<Address> all(Section section) {
        List<Address> all = new ArrayList<>();
        database.inTransaction(() -> addresses.each(section, 0, 1000, all::add));
        return all;
    }

    private long create(String title, PostDetails details) {
        return write.create(new NewPost(
                title, NONE, "Text of " + title, true, Optional.empty(), author.id(), Optional.empty(), details));
    }

    private static PostDetails post(Visibility visibility, Optional<String> canonicalUrl) {
        return details(PostKind.POST, visibility, NONE, List.of(), NONE, canonicalUrl);
    }

    private static PostDetails page(Visibility visibility) {
        return details(PostKind.PAGE, visibility, NONE, List.of(), NONE, NONE);
    }

    private static PostDetails tagged(String tag) {
        return details(PostKind.POST, Visibility.PUBLIC, NONE, List.of(tag), Optional.of("Course"), NONE);
    }

    private static PostDetails translation(PostKind kind, String of, Visibility visibility) {
        return details(kind, visibility, Optional.of(of), List.of(), NONE, NONE);
    }

    private static PostDetails details(
            PostKind kind,
            Visibility visibility,
            Optional<String> translationOf,
            List<String> tags,
            Optional<String> category,
            Optional<String> canonicalUrl) {
        return new PostDetails(
                kind,
                visibility,
                visibility == Visibility.PASSWORD ? Optional.of("sesame") : NONE,
                NONE,
                translationOf.map(of -> "pt-BR"),
                translationOf,
                tags,
                category,
                false,
                Optional.empty(),
                NONE,
                "",
                "",
                "",
                "",
                canonicalUrl,
                true);
    }
}
