package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks that belong to no one feature; {@code docs/security.md} says where the others are. */
class AttacksE2E {

    /** What a reader of an ordinary text waits for is far below; what is looked for here is the text that takes minutes. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static Visit writer;
    private static String token;

    @BeforeAll
    static void signIn() {
        writer = Blog.signedIn();
        token = writer.csrf("/account");
    }

    /** Seven languages of templates; none may be reckoned out, wherever a text is shown. */
    @Test
    void noTemplateIsReckonedOut() {
        String word = "t" + UUID.randomUUID().toString().substring(0, 8);
        String evil = "${77771*3}#{77771*3}{{77771*3}}[[${77771*3}]]<%=77771*3%>@(77771*3)%{77771*3}";
        HttpResponse<String> written = send(
                "/admin/posts/new",
                Map.of(
                        "title",
                        word + " " + evil,
                        "slug",
                        word,
                        "markdown",
                        "# " + evil + "\n\n" + evil,
                        "summary",
                        evil,
                        "seoTitle",
                        evil,
                        "seoDescription",
                        evil,
                        "category",
                        "c" + word + " ${77771*3}",
                        "tags",
                        "g" + word + " #{77771*3}",
                        "action",
                        "publish"));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(303);
        String edit = written.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+|\\?.*", "");
        send("/admin/redirects", Map.of("path", "/${77771*3}" + word, "target", "/#{77771*3}"));
        for (String path : List.of(
                "/posts/" + word,
                "/posts/" + word + ".md",
                edit,
                edit.replace("/edit", "/revisions"),
                "/admin/posts?q=" + word,
                "/admin/tags?q=g" + word,
                "/admin/categories?q=c" + word,
                "/admin/redirects",
                "/feeds/atom.xml",
                "/feeds/feed.json",
                "/search?q=%24%7B77771*3%7D",
                "/no-such-%24%7B77771*3%7D")) {
            assertThat(writer.get(path).body()).as(path).doesNotContain("233313");
        }
        assertThat(writer.page("/posts/" + word).select("h1").text()).contains("${77771*3}");
    }

    /** What the form of a post does not have cannot be set by it. */
    @Test
    void aFormSetsOnlyWhatItHas() {
        Visit reader = Blog.visitor();
        String slug = "m" + UUID.randomUUID();
        Map<String, Object> fields =
                new HashMap<>(Map.of("title", slug, "slug", slug, "markdown", "x", "action", "draft"));
        for (String field : List.of(
                "id",
                "authorId",
                "author",
                "author.id",
                "personId",
                "status",
                "state",
                "published",
                "publishedAt",
                "trashedAt",
                "role",
                "listed",
                "html")) {
            fields.put(field, field.endsWith("d") || field.endsWith("At") ? "1" : "PUBLISHED");
        }
        HttpResponse<String> written = send("/admin/posts/new", fields);
        assertThat(written.statusCode()).isEqualTo(303);
        assertThat(reader.get("/posts/" + slug).statusCode()).isEqualTo(404);
        assertThat(written.headers().firstValue("Location").orElseThrow()).doesNotContain("/posts/1/edit");
    }

    static List<String> slowTexts() {
        return List.of(
                "*".repeat(50_000),
                "[".repeat(50_000),
                "![".repeat(25_000),
                "> ".repeat(5_000) + "x",
                "- ".repeat(5_000) + "x",
                "`".repeat(1_000) + "x".repeat(50_000),
                "[a](".repeat(20_000),
                "<".repeat(50_000),
                "<!--".repeat(20_000),
                "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + ("|b".repeat(2_000) + "\n").repeat(20),
                "a@" + "b.".repeat(20_000),
                "https://" + "(".repeat(20_000),
                "&#".repeat(30_000),
                "_a_".repeat(20_000),
                "[^1]".repeat(10_000) + "\n\n[^1]: x");
    }

    @ParameterizedTest
    @MethodSource("slowTexts")
    void noTextTakesForEver(String markdown) {
        String json =
                Json.createObjectBuilder().add("markdown", markdown).build().toString();
        Instant begun = Instant.now();
        HttpResponse<String> answer = writer.send(writer.request("/admin/preview")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token)
                .POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).isIn(200, 413, 422);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(BOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static",
                "/static/",
                "/static/css/",
                "/assets/",
                "/media/",
                "/og/",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/META-INF/MANIFEST.MF",
                "/static/../WEB-INF/web.xml",
                "/static/..%2fWEB-INF/web.xml",
                "/static/%2e%2e/%2e%2e/etc/passwd",
                "/static/..%5c..%5cWEB-INF%5cweb.xml",
                "/static/%252e%252e%252fetc%252fpasswd",
                "/static/css/..;/..;/WEB-INF/web.xml",
                "/.git/config",
                "/.env",
                "/static/.htaccess",
                "/management",
                "/console",
                "/metrics",
                "/health",
                "/server-status",
                "/phpinfo.php",
                "/wp-login.php"
            })
    void nothingOfTheServerIsShown(String path) {
        HttpResponse<String> answer = Blog.visitor().get(path);
        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
        assertThat(answer.body())
                .doesNotContain("<web-app", "root:", "Index of", "Manifest-Version", "JBoss", "WildFly", "Undertow");
    }

    /** An address to come back to that leads elsewhere, wherever one is taken. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/%09/evil.example",
                "@evil.example",
                "/a%0d%0aSet-Cookie: evil=1",
                "javascript:alert(1)"
            })
    void nobodyIsLedElsewhere(String place) {
        String asked = Visit.encoded(Map.of("next", place));
        for (HttpResponse<String> answer : List.of(
                writer.get("/language/en?" + asked),
                writer.get("/theme/system?" + asked),
                writer.get("/sign-in?" + asked),
                send("/admin/comments/bulk", Map.of("action", "approve", "back", place)),
                send("/admin/comments/undo", Map.of("undo", "1", "back", place)))) {
            assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(303);
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location.replace(Blog.baseUrl().toString(), ""))
                    .as(answer.uri().toString())
                    .matches("/(?![/\\\\]).*")
                    .doesNotContain("\r", "\n");
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("evil"));
        }
    }

    private static HttpResponse<String> send(String path, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("_csrf", token);
        return writer.postRaw(path, all);
    }
}
