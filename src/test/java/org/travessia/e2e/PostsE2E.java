package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer's and a reader's day, through the pages. */
class PostsE2E {

    private static Visit writer;
    private static Visit reader;

    @BeforeAll
    static void people() {
        writer = Blog.signedIn();
        reader = Blog.visitor();
    }

    @Test
    void aPostIsWrittenPublishedReadEditedAndDeleted() {
        String title = title("Olá, travessia");
        String edit = write(title, "Um *parágrafo* com `código`.\n\n```java\nint x = 1;\n```\n", "draft");
        String slug = slugAt(edit);
        assertThat(slug).startsWith("ola-travessia");

        assertThat(reader.get("/posts/" + slug).statusCode()).isEqualTo(404);
        assertThat(writer.get("/posts/" + slug).statusCode()).isEqualTo(200);

        assertThat(save(edit, title, slug, "Publicado com <script>alert(1)</script> acentos: ção.", "publish")
                        .statusCode())
                .isEqualTo(303);
        eventually(() -> reader.get("/posts/" + slug).statusCode() == 200);
        Document page = reader.page("/posts/" + slug);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("article").text()).contains("acentos: ção");
        assertThat(page.select("article script")).isEmpty();
        eventually(() -> !reader.page("/").select("a[href=/posts/" + slug + "]").isEmpty());

        HttpResponse<String> gone = writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        assertThat(gone.statusCode()).isEqualTo(303);
        eventually(() -> reader.get("/posts/" + slug).statusCode() == 410);
    }

    @Test
    void codeIsHighlightedOnTheServer() {
        String slug = slugAt(write(title("Code"), "```java\npublic class A {}\n```\n", "publish"));
        assertThat(reader.page("/posts/" + slug).select("pre code span[class^=hl-]"))
                .isNotEmpty();
    }

    @Test
    void postsOfOneTitleGetDifferentAddresses() {
        String title = title("Twice");
        String first = slugAt(write(title, "text", "draft"));
        String second = slugAt(write(title, "text", "draft"));
        assertThat(second).isEqualTo(first + "-2");
    }

    @Test
    void everyBrokenRuleStandsBesideItsField() {
        HttpResponse<String> response = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", "x".repeat(201), "slug", "No Slug", "markdown", "", "action", "publish"));
        assertThat(response.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(response.body());
        for (String field : List.of("title", "slug", "markdown")) {
            assertThat(page.select("#" + field).attr("aria-invalid")).as(field).isEqualTo("true");
            assertThat(page.select("#" + field + "-error").text()).as(field).isNotBlank();
        }
        assertThat(page.select("#slug").attr("value")).isEqualTo("No Slug");
    }

    @Test
    void errorsComeInTheWritersLanguage() {
        HttpResponse<String> response = writer.send(writer.request("/admin/posts/new")
                .setHeader("Accept-Language", "pt-BR")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + writer.csrf("/admin/posts/new") + "&title=&markdown=x")));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(response.body()).select("#title-error").text()).isEqualTo("Escreva um título.");
    }

    @Test
    void aTakenAddressIsRefusedByName() {
        String slug = slugAt(write(title("Taken"), "text", "draft"));
        HttpResponse<String> response = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", "Other", "slug", slug, "markdown", "text", "action", "draft"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(response.body()).select("#slug-error").text()).contains(slug);
    }

    @Test
    void twoEditsAtOnceLoseNobodysText() {
        String title = title("Shared");
        String edit = write(title, "first text", "draft");
        String slug = slugAt(edit);
        String version = writer.page(edit).select("input[name=version]").attr("value");
        assertThat(save(edit, title, slug, "their text", "draft").statusCode()).isEqualTo(303);

        HttpResponse<String> late = writer.postForm(
                edit,
                edit,
                Map.of("title", title, "slug", slug, "markdown", "my text", "action", "draft", "version", version));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("my text").contains("their text");
        assertThat(writer.page(edit).select("#markdown").text()).isEqualTo("their text");
    }

    @Test
    void theListFiltersSearchesAndPublishesInBulk() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String one = idOf(write("Maçã " + mark, "text", "draft"));
        String two = idOf(write("Pera " + mark, "text", "draft"));
        assertThat(writer.page("/admin/posts?q=maca+" + mark).select("tbody tr"))
                .hasSize(1);
        assertThat(writer.page("/admin/posts?q=" + mark + "&status=draft").select("tbody tr"))
                .hasSize(2);
        assertThat(writer.page("/admin/posts?q=" + mark + "&status=published").select("tbody tr"))
                .isEmpty();

        HttpResponse<String> bulk = writer.postForm(
                "/admin/posts", "/admin/posts/bulk", Map.of("action", "publish", "id", List.of(one, two)));
        assertThat(bulk.statusCode()).isEqualTo(303);
        assertThat(bulk.headers().firstValue("Location").orElseThrow()).contains("done=");
        assertThat(writer.page("/admin/posts?q=" + mark + "&status=published&changed=today")
                        .select("tbody tr"))
                .hasSize(2);

        for (String order : List.of("title", "oldest", "changed-first")) {
            assertThat(writer.page("/admin/posts?q=" + mark + "&sort=" + order)
                            .select("tbody th")
                            .eachText())
                    .as(order)
                    .containsExactly("Maçã " + mark, "Pera " + mark);
        }
        Document last = writer.page("/admin/posts?q=" + mark + "&sort=title-last");
        assertThat(last.select("tbody th").eachText()).containsExactly("Pera " + mark, "Maçã " + mark);
        assertThat(last.select("#sort option[selected]").val()).isEqualTo("title-last");
        String me = last.select("#author option").eachAttr("value").stream()
                .filter(Blog.admin()::equals)
                .findFirst()
                .orElseThrow();
        assertThat(writer.page("/admin/posts?q=" + mark + "&author=" + me).select("tbody tr"))
                .hasSize(2);
        Document nobody = writer.page("/admin/posts?q=" + mark + "&author=nobody-at-all");
        assertThat(nobody.select("tbody tr")).isEmpty();
        assertThat(nobody.select("#author option[selected]").val()).isEqualTo("nobody-at-all");
        assertThat(writer.get("/admin/posts?sort=title&before=x").statusCode()).isEqualTo(422);

        writer.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", "unpublish", "id", List.of(one)));
        assertThat(writer.page("/admin/posts?q=" + mark + "&status=draft").select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void theHomePageIsPagedWithoutAGap() {
        String last = "";
        for (int i = 0; i < 12; i++) {
            last = slugAt(write(title("Paged"), "text", "publish"));
        }
        String newest = "a[href=/posts/" + last + "]";
        eventually(() -> !reader.page("/").select(newest).isEmpty());
        Document first = reader.page("/");
        assertThat(first.select("div.post-list article")).hasSize(10);
        String older = first.select("a[rel=next]").attr("href");
        Document second = reader.page(older);
        assertThat(second.select("article")).isNotEmpty();
        String back = second.select("a[rel=prev]").attr("href");
        assertThat(reader.page(back).select("article h2").eachText())
                .isEqualTo(first.select("article h2").eachText());
    }

    @Test
    void nothingOfTheAdministrationIsOpenToAStranger() {
        for (String path : List.of("/admin/posts", "/admin/posts/new", "/admin/posts/1/edit", "/account")) {
            HttpResponse<String> response = Blog.visitor().get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(303);
            assertThat(response.headers().firstValue("Location").orElseThrow())
                    .as(path)
                    .contains("/sign-in");
        }
        assertThat(Blog.visitor()
                        .postRaw("/admin/posts/new", Map.of("title", "x", "markdown", "y"))
                        .statusCode())
                .isIn(303, 403);
    }

    @Test
    void aReadersPageIsCacheableAndAWritersIsNot() {
        HttpResponse<String> anonymous = reader.get("/");
        assertThat(anonymous.headers().firstValue("Cache-Control").orElseThrow())
                .contains("s-maxage=1");
        assertThat(anonymous.headers().firstValue("Set-Cookie")).isEmpty();
        // Other tests publish: the page may change between two requests, but not for ever.
        eventually(() -> {
            String tag = reader.get("/").headers().firstValue("ETag").orElseThrow();
            return reader.get("/", "If-None-Match", tag).statusCode() == 304;
        });
        assertThat(writer.get("/").headers().firstValue("Cache-Control").orElseThrow())
                .contains("private")
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/posts/no-such-post",
                "/posts/..%2f..%2fetc",
                "/no/such/page",
                "/admin/posts/99999999999999999/edit"
            })
    void whatIsNotThereIsAStyled404(String path) {
        HttpResponse<String> response = writer.get(path);
        assertThat(response.statusCode()).isIn(404, 400);
        assertThat(response.body()).contains("<h1").doesNotContain("Exception").doesNotContain("\tat ");
    }

    private static String title(String words) {
        return words + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Writes a post through the form; the address of its edit page. */
    private static String write(String title, String markdown, String action) {
        HttpResponse<String> response = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", title, "slug", "", "markdown", markdown, "action", action));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return URI.create(response.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static HttpResponse<String> save(String edit, String title, String slug, String markdown, String action) {
        String version = writer.page(edit).select("input[name=version]").attr("value");
        return writer.postForm(
                edit,
                edit,
                Map.of("title", title, "slug", slug, "markdown", markdown, "action", action, "version", version));
    }

    private static String slugAt(String edit) {
        return writer.page(edit).select("#slug").attr("value");
    }

    private static String idOf(String edit) {
        return edit.replaceAll("\\D+", "");
    }

    /** Behind nginx, an answer is fresh for a second and may be shown a little longer while it is renewed. */
    private static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
