package org.travessia.post.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.travessia.post.control.AuthorView;
import org.travessia.post.control.PostView;
import org.travessia.post.control.Surroundings;
import org.travessia.post.control.Surroundings.Neighbour;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;
import org.travessia.web.Layout;
import org.travessia.web.Messages;
import org.travessia.web.Site;
import org.travessia.web.Theme;

class MetadataTest {

    private static final Layout LAYOUT = new Layout(
            Messages.in(Locale.ENGLISH),
            new Site("Travessia </script>", "Um diário", Locale.forLanguageTag("pt-BR"), ZoneOffset.UTC),
            Optional.empty(),
            Optional.empty(),
            Theme.SYSTEM,
            "",
            "/",
            "https://blog.example",
            null,
            List.of());

    private static PostView post(PostKind kind, Optional<String> featureImage) {
        return post(kind, featureImage, "");
    }

    private static PostView post(PostKind kind, Optional<String> featureImage, String featureHtml) {
        return new PostView(
                1,
                "Ação </script><!--",
                "ação",
                "<p>a</p>",
                "Um resumo",
                "Ana",
                Optional.of(Instant.parse("2026-11-20T10:00:00.5Z")),
                Instant.parse("2026-11-21T10:00:00.5Z"),
                3,
                false,
                true,
                false,
                kind,
                Visibility.PUBLIC,
                "",
                "ana",
                "",
                Optional.empty(),
                Optional.of("en"),
                Optional.of("Curso"),
                Optional.of("curso"),
                featureImage,
                "A boat",
                featureHtml,
                "",
                "",
                "",
                Optional.empty(),
                true,
                PostStatus.PUBLISHED,
                Optional.empty(),
                false);
    }

    private static PostMetadata about(PostView post) {
        return new PostMetadata(
                LAYOUT,
                post,
                new Surroundings(
                        List.of(new Neighbour("java", "/tags/java", "")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The things of a graph by their types. */
    private static Map<String, JsonObject> things(String jsonLd) {
        assertThat(jsonLd).doesNotContain("<");
        try (JsonReader reader = Json.createReader(new StringReader(jsonLd))) {
            JsonObject json = reader.readObject();
            assertThat(json.getString("@context")).isEqualTo("https://schema.org");
            return json.getJsonArray("@graph").getValuesAs(JsonObject.class).stream()
                    .collect(java.util.stream.Collectors.toMap(thing -> thing.getString("@type"), thing -> thing));
        }
    }

    @Test
    void the_size_of_its_image_is_told_where_it_is_known() {
        Optional<String> image = Optional.of("/media/x/boat.png");
        assertThat(about(post(PostKind.POST, image, "<img src=\"/media/y/boat.png\" width=\"640\" height=\"480\" />"))
                        .imageSize())
                .contains(new PostMetadata.Size("640", "480"));
        assertThat(about(post(PostKind.POST, image, "<img src=\"https://example.com/boat.png\" />"))
                        .imageSize())
                .isEmpty();
        assertThat(about(post(PostKind.POST, Optional.empty())).imageSize())
                .contains(new PostMetadata.Size("1200", "630"));
    }

    @Test
    void a_post_tells_what_it_is() {
        Map<String, JsonObject> things =
                things(about(post(PostKind.POST, Optional.empty())).jsonLd());
        JsonObject article = things.get("BlogPosting");
        assertThat(article.getString("headline")).isEqualTo("Ação </script><!--");
        assertThat(article.getString("url")).isEqualTo("https://blog.example/posts/a%C3%A7%C3%A3o");
        assertThat(article.getString("datePublished")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(article.getString("dateModified")).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(article.getString("inLanguage")).isEqualTo("en");
        assertThat(article.getString("image"))
                .startsWith("https://blog.example/og/posts/a%C3%A7%C3%A3o-")
                .endsWith(".png");
        assertThat(article.getJsonObject("author").getString("name")).isEqualTo("Ana");
        assertThat(article.getJsonObject("author").getString("url")).isEqualTo("https://blog.example/authors/ana");
        assertThat(article.getJsonObject("publisher").getString("name")).isEqualTo("Travessia </script>");
        assertThat(article.getJsonArray("keywords").getString(0)).isEqualTo("java");
        List<JsonObject> way =
                things.get("BreadcrumbList").getJsonArray("itemListElement").getValuesAs(JsonObject.class);
        assertThat(way).extracting(place -> place.getInt("position")).containsExactly(1, 2, 3);
        assertThat(way)
                .extracting(place -> place.getString("item", ""))
                .containsExactly("https://blog.example/", "https://blog.example/categories/curso", "");
    }

    @Test
    void a_page_is_no_post() {
        assertThat(things(about(post(PostKind.PAGE, Optional.empty())).jsonLd()))
                .containsOnlyKeys("WebPage", "BreadcrumbList");
    }

    @Test
    void its_own_image_wins_and_is_not_encoded_twice() {
        PostMetadata own = about(post(PostKind.POST, Optional.of("/media/x/barco%20novo-ç.jpg")));
        assertThat(own.image()).isEqualTo("https://blog.example/media/x/barco%20novo-%C3%A7.jpg");
        assertThat(own.drawn()).isFalse();
        assertThat(own.imageAlt()).isEqualTo("A boat");
        assertThat(about(post(PostKind.POST, Optional.of("https://example.com/a.png")))
                        .image())
                .isEqualTo("https://example.com/a.png");
        PostMetadata none = about(post(PostKind.POST, Optional.empty()));
        assertThat(none.drawn()).isTrue();
        assertThat(none.imageAlt()).isEqualTo("Ação </script><!--");
    }

    @Test
    void the_home_page_tells_of_the_site_and_its_search() {
        HomeMetadata home = new HomeMetadata(LAYOUT);
        Map<String, JsonObject> things = things(home.jsonLd());
        assertThat(things).containsOnlyKeys("WebSite", "Blog");
        JsonObject search = things.get("WebSite").getJsonObject("potentialAction");
        assertThat(search.getJsonObject("target").getString("urlTemplate"))
                .isEqualTo("https://blog.example/search?q={search_term_string}");
        assertThat(search.getString("query-input")).isEqualTo("required name=search_term_string");
        assertThat(things.get("WebSite").getString("inLanguage")).isEqualTo("pt-BR");
        assertThat(home.description()).isEqualTo("Um diário");
    }

    @Test
    void an_author_has_a_profile() {
        JsonObject profile = things(new AuthorMetadata(
                                LAYOUT, new AuthorView(1, "ana", "Ana </script>", "Bio", null, "/media/x/ana.png"))
                        .jsonLd())
                .get("ProfilePage");
        JsonObject person = profile.getJsonObject("mainEntity");
        assertThat(person.getString("name")).isEqualTo("Ana </script>");
        assertThat(person.getString("image")).isEqualTo("https://blog.example/media/x/ana.png");
        assertThat(person).doesNotContainKey("sameAs");
    }
}
