package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites and search engines are told of the blog, and the pictures that are drawn for them. */
class SharingE2E {

    private static Visit writer;
    private static Visit reader;

    @BeforeAll
    static void people() {
        writer = Blog.signedIn();
        reader = Blog.visitor();
    }

    @Test
    void a_post_without_an_image_gets_a_picture_of_its_title() {
        String word = word();
        String edit = write("Ponte " + word, Map.of());
        String path = "/posts/ponte-" + word;
        eventually(() -> reader.get(path).statusCode() == 200);
        Document page = reader.page(path);
        String image = local(meta(page, "og:image"));
        assertThat(image).matches("/og/posts/ponte-" + word + "-[0-9a-f]{16}\\.png");
        assertThat(meta(page, "og:image:width")).isEqualTo("1200");
        assertThat(meta(page, "og:image:height")).isEqualTo("630");
        assertThat(meta(page, "og:image:alt")).isEqualTo("Ponte " + word);
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");

        HttpResponse<String> picture = reader.get(image, "Accept", "text/html");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("Cache-Control").orElseThrow())
                .contains("public")
                .contains("immutable");
        assertThat(picture.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
        assertThat(picture.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(picture.body()).contains("PNG");
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        assertThat(reader.get(image, "If-None-Match", tag).statusCode()).isEqualTo(304);

        // An address of before leads to the one of now.
        HttpResponse<String> before = reader.get(image.replaceAll("-[0-9a-f]{16}", "-0123456789abcdef"));
        assertThat(before.statusCode()).isEqualTo(302);
        assertThat(before.headers().firstValue("Location").orElseThrow()).endsWith(image);
        assertThat(reader.get(image.replace("/og/posts/", "/og/")).statusCode()).isEqualTo(404);

        writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        eventually(() -> reader.get(path).statusCode() == 410);
        // What nobody asked for is in no cache.
        assertThat(reader.get(image.replaceAll("-[0-9a-f]{16}", "-fedcba9876543210"))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void lists_say_what_they_are_and_have_the_blogs_picture() {
        String word = word();
        write("Ponte " + word, Map.of("tags", word, "category", "Cat " + word));
        eventually(() -> reader.get("/posts/ponte-" + word).statusCode() == 200);
        String month = reader.page("/archive").select(".archive-list a").attr("href");
        for (String path : List.of(
                "/",
                "/tags/" + word,
                "/categories/cat-" + word,
                "/authors/" + Blog.admin(),
                "/archive",
                month,
                "/tags")) {
            Document page = reader.page(path);
            assertThat(meta(page, "og:title")).as(path).isNotBlank();
            assertThat(meta(page, "og:description")).as(path).isNotBlank();
            assertThat(meta(page, "og:url")).isEqualTo(Blog.baseUrl() + path);
            assertThat(meta(page, "og:type")).isEqualTo(path.startsWith("/authors") ? "profile" : "website");
            assertThat(local(meta(page, "og:image"))).as(path).matches("/og/-[0-9a-f]{16}\\.png");
        }
        String image = local(meta(reader.page("/"), "og:image"));
        HttpResponse<String> picture = reader.get(image);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(reader.get("/og/-0123456789abcdef.png")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE", "PASSWORD", "DRAFT", "SCHEDULED"})
    void what_not_everybody_may_read_has_no_picture(String how) {
        String word = word();
        Map<String, Object> fields = new HashMap<>();
        switch (how) {
            case "PASSWORD" -> fields.putAll(Map.of("visibility", how, "password", "sesame"));
            case "DRAFT" -> fields.put("action", "draft");
            case "SCHEDULED" -> fields.put("publishAt", "2999-01-01T10:00");
            default -> fields.put("visibility", how);
        }
        write("Hidden " + word, fields);
        for (Visit anybody : List.of(reader, writer)) {
            HttpResponse<String> picture = anybody.get("/og/posts/hidden-" + word + "-0123456789abcdef.png");
            assertThat(picture.statusCode()).isEqualTo(404);
            assertThat(picture.headers().firstValue("Location")).isEmpty();
        }
        assertThat(reader.get("/posts/hidden-" + word).body())
                .doesNotContain("og:image")
                .doesNotContain("text/markdown");
    }

    @Test
    void its_own_image_is_shown_where_it_has_one() {
        String word = word();
        write("Barco " + word, Map.of("featureImage", "https://example.com/boat.png", "featureImageAlt", "A boat"));
        eventually(() -> reader.get("/posts/barco-" + word).statusCode() == 200);
        Document page = reader.page("/posts/barco-" + word);
        assertThat(meta(page, "og:image")).isEqualTo("https://example.com/boat.png");
        assertThat(meta(page, "og:image:alt")).isEqualTo("A boat");
        assertThat(page.select("meta[property=og:image:width]")).isEmpty();
    }

    @Test
    void search_engines_are_told_what_each_page_is() {
        String word = word();
        write(
                "</script><b>" + word,
                Map.of("slug", "told-" + word, "category", "Shelf " + word, "tags", "one " + word));
        eventually(() -> reader.get("/posts/told-" + word).statusCode() == 200);
        Map<String, JsonObject> post = things("/posts/told-" + word);
        assertThat(post).containsOnlyKeys("BlogPosting", "BreadcrumbList");
        assertThat(post.get("BlogPosting").getString("headline")).isEqualTo("</script><b>" + word);
        assertThat(post.get("BreadcrumbList").getJsonArray("itemListElement")).hasSize(3);
        assertThat(things("/")).containsOnlyKeys("WebSite", "Blog");
        assertThat(things("/").get("WebSite").getJsonObject("potentialAction").getString("@type"))
                .isEqualTo("SearchAction");
        assertThat(things("/authors/" + Blog.admin())).containsOnlyKeys("ProfilePage", "BreadcrumbList");
    }

    @Test
    void pages_have_numbers() {
        String word = word();
        for (int i = 0; i < 21; i++) {
            write("Numbered " + word + " " + i, Map.of());
        }
        eventually(() -> reader.page("/").text().contains("Numbered " + word + " 20"));
        eventually(() -> titles("/page/2").contains("Numbered " + word + " 10"));
        assertThat(titles("/page/2")).doesNotContainAnyElementsOf(titles("/"));
        Document second = reader.page("/page/2");
        assertThat(second.select("link[rel=canonical]").attr("href")).isEqualTo(Blog.baseUrl() + "/page/2");
        assertThat(second.title()).isNotEqualTo(reader.page("/").title());
        assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/");
        assertThat(second.select("a[rel=next]").attr("href")).isEqualTo("/page/3");
        assertThat(reader.page("/page/3").select("a[rel=prev]").attr("href")).isEqualTo("/page/2");
        assertThat(reader.get("/page/1").statusCode()).isEqualTo(301);
        for (String none : List.of("/page/0", "/page/02", "/page/-1", "/page/999999", "/page/9999999999", "/page/x")) {
            assertThat(reader.get(none).statusCode()).as(none).isEqualTo(404);
        }
    }

    private static List<String> titles(String path) {
        return reader.page(path).select("article h2").eachText();
    }

    private static Map<String, JsonObject> things(String path) {
        String json = reader.page(path)
                .select("script[type=application/ld+json]")
                .first()
                .data();
        try (JsonReader in = Json.createReader(new StringReader(json))) {
            return in.readObject().getJsonArray("@graph").getValuesAs(JsonObject.class).stream()
                    .collect(Collectors.toMap(thing -> thing.getString("@type"), thing -> thing));
        }
    }

    private static String meta(Document page, String property) {
        return page.select("meta[property=" + property + "]").attr("content");
    }

    private static String local(String address) {
        assertThat(address).startsWith(Blog.baseUrl().toString());
        return address.substring(Blog.baseUrl().toString().length());
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String write(String title, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("title", title, "markdown", "Text.", "action", "publish"));
        fields.putAll(more);
        HttpResponse<String> saved = writer.postForm("/admin/posts/new", "/admin/posts/new", fields);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+|\\?.*", "");
    }

    private static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
