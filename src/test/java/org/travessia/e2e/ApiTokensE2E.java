package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as somebody meets it who holds a token and wants more than it gives. */
class ApiTokensE2E {

    private static final List<String> ALL =
            List.of("posts:read", "posts:write", "media:read", "media:write", "comments:moderate");

    private static Visit owner;
    private static String whole;

    @BeforeAll
    static void aTokenForAll() {
        owner = Blog.signedIn();
        whole = token(ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "posts:read, GET, /api/v1/posts?status=DRAFT, ''",
        "posts:read, GET, /api/v1/posts/999999, ''",
        "posts:write, POST, /api/v1/posts, application/json",
        "posts:write, PUT, /api/v1/posts/999999, application/json",
        "posts:write, PATCH, /api/v1/posts/999999, application/merge-patch+json",
        "posts:write, DELETE, /api/v1/posts/999999, ''",
        "posts:write, POST, /api/v1/posts/999999/restore, ''",
        "media:read, GET, /api/v1/media, ''",
        "media:read, GET, /api/v1/media/999999, ''",
        "media:write, POST, /api/v1/media?name=a.png, image/png",
        "media:write, PATCH, /api/v1/media/999999, application/json",
        "media:write, DELETE, /api/v1/media/999999, ''",
        "comments:moderate, GET, /api/v1/comments, ''",
        "comments:moderate, GET, /api/v1/comments/999999, ''",
        "comments:moderate, PUT, /api/v1/comments/999999, application/json",
        "comments:moderate, PUT, /api/v1/comments/999999/decision, application/json",
        "comments:moderate, POST, /api/v1/comments/999999/replies, application/json"
    })
    void aTokenWithoutTheScopeIsToldWhich(String scope, String method, String path, String type) {
        List<String> others = ALL.stream().filter(one -> !one.equals(scope)).toList();
        HttpResponse<String> refused = send(token(others), method, path, "{}", type);

        assertProblem(refused, 403);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"blog\", error=\"insufficient_scope\", scope=\"" + scope + "\"");
        assertThat(json(refused).getString("detail")).contains(scope);
        assertThat(send(whole, method, path, "{}", type).statusCode())
                .as("with it")
                .isNotIn(401, 403);
    }

    @Test
    void aTokenKnowsWhoseItIsAndWhatItIsFor() {
        HttpResponse<String> me = send(token(List.of("media:read")), "GET", "/api/v1/me", "", "");

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(json(me).getString("username")).isEqualTo(Blog.admin());
        assertThat(json(me).getString("role")).isEqualTo("ADMINISTRATOR");
        assertThat(json(me).getJsonObject("token").getJsonArray("scopes").toString())
                .isEqualTo("[\"media:read\"]");
        assertThat(me.body()).doesNotContain("@", "password", "hash");
        assertThat(Blog.visitor().get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(owner.get("/api/v1/me").statusCode()).as("a cookie").isEqualTo(401);
    }

    @Test
    void theFormWantsAScopeAndTakesNoneThatThereIsNot() {
        for (Object scope : List.of(List.of(), "posts:everything", "*", "ADMINISTRATOR", "posts:read posts:write")) {
            HttpResponse<String> refused = owner.postForm(
                    "/account", "/account/tokens", Map.of("name", "greedy", "days", "7", "scope", scope));
            assertThat(refused.statusCode()).as("scope " + scope).isEqualTo(422);
            Document page = Jsoup.parse(refused.body());
            assertThat(page.select("#scope-error").text()).isEqualTo("Choose what the token is for.");
            assertThat(page.select("a[href=#scope]"))
                    .as("the summary leads to it")
                    .isNotEmpty();
            assertThat(page.select("#name").val()).isEqualTo("greedy");
        }
        Document page = owner.page("/account");
        assertThat(page.select("input[name=scope]").eachAttr("value")).containsExactlyElementsOf(ALL);
        assertThat(page.select("input[name=scope][checked]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts?access_token=",
                "/api/v1/me?access_token=",
                "/api/v1/posts?limit=1&access_token=",
                "/api/v1/posts?access%5Ftoken="
            })
    void aTokenInTheAddressIsNotLookedAt(String path) {
        HttpResponse<String> refused = Blog.visitor().get(path + whole);

        assertProblem(refused, 401);
    }

    @Test
    void aBeginningOfATokenIsNone() {
        String secret = whole.substring("travessia_".length());
        for (String wrong : List.of(
                "travessia_",
                whole.substring(0, whole.length() - 1),
                whole + "x",
                secret,
                "travessia_" + secret.toUpperCase(),
                "TRAVESSIA_" + secret,
                whole + "," + whole,
                "travessia_" + "A".repeat(43))) {
            HttpResponse<String> refused = send(wrong, "GET", "/api/v1/posts", "", "");
            assertProblem(refused, 401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"a\",\"title\":\"b\",\"markdown\":\"x\"}",
                "{\"title\":\"a\",\"markdown\":\"x\",\"tags\":[\"a\",\"b\",}",
                "{\"title\":\"a\",\"markdown\":\"x\"} {}",
                "// a\n{\"title\":\"a\",\"markdown\":\"x\"}"
            })
    void whatTwoReadersMayReadDifferentlyIsRefused(String body) {
        assertProblem(send(whole, "POST", "/api/v1/posts", body, "application/json"), 400);
    }

    @Test
    void deepAndLargeDocumentsTakeNoTime() {
        long began = System.nanoTime();
        String deep = "{\"title\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertProblem(send(whole, "POST", "/api/v1/posts", deep, "application/json"), 400);
        String huge = "{\"title\":\"a\",\"markdown\":\"x\",\"menuOrder\":1e999999999}";
        assertProblem(send(whole, "POST", "/api/v1/posts", huge, "application/json"), 422);
        String many = "{" + "\"a\":1,".repeat(200_000) + "\"title\":\"a\"}";
        assertThat(send(whole, "POST", "/api/v1/posts", many, "application/json")
                        .statusCode())
                .isIn(400, 422);
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "author, 1",
        "authorId, 1",
        "id, 1",
        "version, 0",
        "role, '\"ADMINISTRATOR\"'",
        "publishedAt, '\"2001-01-01T00:00:00Z\"'",
        "html, '\"<script>alert(1)</script>\"'",
        "passwordHash, '\"x\"'",
        "given, '[\"title\"]'",
        "trashed, true"
    })
    void nobodySetsWhatIsNotTheirs(String member, String value) {
        String body = "{\"title\":\"Mass\",\"markdown\":\"x\",\"" + member + "\":" + value + "}";
        HttpResponse<String> refused = send(whole, "POST", "/api/v1/posts", body, "application/json");

        assertProblem(refused, 422);
        assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts?status=DRAFT' or '1'='1",
                "/api/v1/posts?status=draft",
                "/api/v1/posts?status=ANY&order=title;drop table post",
                "/api/v1/posts?status=ANY&order=title desc",
                "/api/v1/posts?status=ANY&kind=POST--",
                "/api/v1/posts?status=ANY&before=JyBvciAxPTEgLS0",
                "/api/v1/posts?status=ANY&limit=1 or 1",
                "/api/v1/posts?sort=id",
                "/api/v1/posts?limit=1&limit=2",
                "/api/v1/posts?tag=a&category=b",
                "/api/v1/posts?q=secret",
                "/api/v1/posts?status=ANY&tag=a",
                "/api/v1/media?before=1'",
                "/api/v1/media?order=id",
                "/api/v1/comments?status=WAITING'--",
                "/api/v1/comments?before=-1",
                "/api/v1/tags?before=%2527",
                "/api/v1/tags?after=YQ"
            })
    void whatNoFilterSaysIsRefused(String path) {
        HttpResponse<String> refused = send(whole, "GET", path.replace(" ", "%20"), "", "");

        assertProblem(refused, 422);
        assertThat(json(refused).getJsonArray("errors")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "%' || pg_sleep(5) || '", ":* & !", "\\", "ação", "<script>"})
    void whatIsSearchedForIsOnlyText(String words) {
        String q = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        for (String path : List.of("/api/v1/posts?status=ANY&q=", "/api/v1/media?q=", "/api/v1/comments?q=")) {
            assertThat(send(whole, "GET", path + q, "", "").statusCode())
                    .as(path + words)
                    .isEqualTo(200);
        }
        assertThat(send(whole, "GET", "/api/v1/posts?author=" + q, "", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDraftLeaksNowhere() {
        String title = "Secret " + word();
        HttpResponse<String> made = create(
                title,
                "{\"title\":\"" + title + "\",\"markdown\":\"x\",\"tags\":[\"" + title + "\"],\"category\":\"" + title
                        + "\"}");
        String location = location(made);
        String tag = made.headers().firstValue("ETag").orElseThrow();
        Visit stranger = Blog.visitor();

        for (HttpResponse<String> answer : List.of(
                stranger.get(location),
                stranger.get(location, "If-None-Match", tag),
                stranger.get(location, "If-None-Match", "*"),
                stranger.get("/api/v1/posts?tag=" + title.toLowerCase().replace(' ', '-')),
                stranger.get("/api/v1/posts?category=" + title.toLowerCase().replace(' ', '-')))) {
            assertProblem(answer, 404);
        }
        for (String path :
                List.of("/api/v1/posts?limit=100", "/api/v1/tags?limit=100", "/api/v1/categories?limit=100")) {
            assertThat(stranger.get(path).body()).as(path).doesNotContain(title);
        }
        assertThat(stranger.get("/api/v1/posts?status=ANY").statusCode()).isEqualTo(401);
        assertThat(send(whole, "GET", "/api/v1/posts?status=DRAFT&q=" + title.substring(7), "", "")
                        .body())
                .contains(title);
    }

    @Test
    void whatIsSentTwiceIsWrittenOnce() {
        String title = "Once " + word();
        String key = '"' + UUID.randomUUID().toString() + '"';
        String body = "{\"title\":\"" + title + "\",\"markdown\":\"x\"}";
        HttpResponse<String> first = post(whole, body, key);
        HttpResponse<String> second = post(whole, body, key);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(location(second)).isEqualTo(location(first));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(found(title)).isEqualTo(1);
        assertThat(send(whole, "GET", location(first), "", "").headers().firstValue("ETag"))
                .as("the version that it really has")
                .isEqualTo(first.headers().firstValue("ETag"));

        assertProblem(post(whole, body.replace("\"x\"", "\"y\""), key), 422);
        assertProblem(post(token(List.of("posts:read")), body, key), 403);
        assertProblem(post("travessia_" + "A".repeat(43), body, key), 401);
        for (String wrong : List.of("\"\"", "a b", "\"a\"b\"", "x".repeat(256))) {
            assertProblem(post(whole, body, wrong), 422);
        }
        assertThat(found(title)).isEqualTo(1);
    }

    @Test
    void whatIsSentAtOnceIsWrittenOnce() {
        String title = "At once " + word();
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"" + title + "\",\"markdown\":\"x\"}";
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> post(whole, body, key).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses)
                .contains(201)
                .allSatisfy(status -> assertThat(status).isIn(201, 409));
        assertThat(found(title)).isEqualTo(1);
    }

    @Test
    void aTokenIsToldHowItStandsAndEndsAtItsLimit() {
        String busy = token(List.of("posts:read"));
        HttpResponse<String> first = send(busy, "GET", "/api/v1/me", "", "");
        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"token\";q=3000;w=60");
        assertThat(first.headers().firstValue("RateLimit").orElseThrow()).matches("\"token\";r=29\\d\\d;t=\\d");

        Optional<HttpResponse<String>> refused =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> untilRefused(busy)))
                        .toList()
                        .stream()
                        .flatMap(one -> one.join().stream())
                        .findFirst();
        assertProblem(refused.orElseThrow(), 429);
        assertThat(refused.get().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.get().headers().firstValue("RateLimit").orElseThrow())
                .contains("r=0");
        assertThat(send(whole, "GET", "/api/v1/me", "", "").statusCode())
                .as("another token")
                .isEqualTo(200);
    }

    @Test
    void aFileIsBroughtDescribedAndRemoved() throws Exception {
        byte[] picture = Files.readAllBytes(picture());
        HttpResponse<String> made = Blog.visitor()
                .send(authorized(whole, "/api/v1/media?name=my%20boat.png&alt=A%20boat")
                        .header("Content-Type", "application/octet-stream")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(picture)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).getString("contentType")).startsWith("image/");
        assertThat(Blog.visitor().get(json(made).getString("url")).statusCode()).isEqualTo(200);
        String location = location(made);
        String tag = made.headers().firstValue("ETag").orElseThrow();

        assertThat(send(whole, "GET", "/api/v1/media?q=boat", "", "").body()).contains("A boat");
        String words = "{\"caption\":\"At night\"}";
        assertProblem(send(whole, "PATCH", location, words, "application/json"), 428);
        HttpResponse<String> described =
                send(whole, "PATCH", location, words, "application/merge-patch+json", "If-Match", tag);
        assertThat(described.statusCode()).as(described.body()).isEqualTo(200);
        assertThat(json(described).getString("alt")).as("left as it was").isEqualTo("A boat");
        assertProblem(send(whole, "PATCH", location, words, "application/json", "If-Match", tag), 412);
        assertThat(send(whole, "DELETE", location, "", "").statusCode()).isEqualTo(204);
        assertProblem(send(whole, "GET", location, "", ""), 404);
        assertProblem(Blog.visitor().get("/api/v1/media"), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "application/octet-stream, nothing known, 415",
        "image/png, <html><script>alert(1)</script>, 415",
        "text/html, <p>, 415",
        "application/json, {}, 415"
    })
    void whatIsNoFileOfTheLibraryIsRefused(String type, String content, int status) {
        assertProblem(send(whole, "POST", "/api/v1/media?name=a.png", content, type), status);
        assertProblem(send(whole, "POST", "/api/v1/media", "x", "application/octet-stream"), 422);
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        assertProblem(
                send(whole, "POST", "/api/v1/media?name=a.png", "x".repeat(10_600_000), "application/octet-stream"),
                413);
    }

    @Test
    void aPostGoesThroughItsLife() {
        String title = "Life " + word();
        HttpResponse<String> made =
                create(title, "{\"title\":\"" + title + "\",\"markdown\":\"x\",\"tags\":[\"sea\"],\"pinned\":true}");
        String location = location(made);

        HttpResponse<String> planned =
                patch(location, made, "{\"status\":\"SCHEDULED\",\"publishAt\":\"2999-01-01T08:00:00+02:00\"}");
        assertThat(json(planned).getString("publishAt")).isEqualTo("2999-01-01T06:00:00Z");
        assertThat(json(planned).getString("status")).isEqualTo("SCHEDULED");
        assertThat(Blog.visitor().get(location).statusCode()).isEqualTo(404);
        HttpResponse<String> renamed = patch(location, planned, "{\"title\":\"" + title + " 2\",\"tags\":null}");
        assertThat(json(renamed).getString("status"))
                .as("what is left out stays")
                .isEqualTo("SCHEDULED");
        assertThat(json(renamed).getJsonArray("tags")).as("null takes away").isEmpty();
        assertThat(json(renamed).getBoolean("pinned")).isTrue();
        assertProblem(
                send(
                        whole,
                        "PATCH",
                        location,
                        "{\"status\":\"SCHEDULED\",\"publishAt\":\"2001-01-01T00:00:00Z\"}",
                        "application/json",
                        "If-Match",
                        renamed.headers().firstValue("ETag").orElseThrow()),
                422);
        HttpResponse<String> out = patch(location, renamed, "{\"status\":\"PUBLISHED\"}");
        assertThat(Blog.visitor().get(location).statusCode()).isEqualTo(200);
        HttpResponse<String> back = patch(location, out, "{\"status\":\"DRAFT\"}");
        assertThat(Blog.visitor().get(location).statusCode()).isEqualTo(404);
        HttpResponse<String> page = patch(location, back, "{\"kind\":\"PAGE\",\"menuOrder\":3}");
        assertThat(json(page).getString("url")).doesNotStartWith("/posts/");
        assertThat(json(page).getInt("menuOrder")).isEqualTo(3);

        assertThat(send(
                                whole,
                                "DELETE",
                                location,
                                "",
                                "",
                                "If-Match",
                                page.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(204);
        assertProblem(send(whole, "GET", location, "", ""), 404);
        assertThat(send(whole, "GET", "/api/v1/posts?status=TRASH&q=" + title.substring(5), "", "")
                        .body())
                .contains(title);
        HttpResponse<String> restored = send(whole, "POST", location + "/restore", "", "");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(json(restored).getString("status")).isEqualTo("DRAFT");
    }

    @Test
    void pagesAreNamedByLinks() {
        String word = word();
        for (int i = 0; i < 3; i++) {
            create(word, "{\"title\":\"" + word + " " + i + "\",\"markdown\":\"x\"}");
        }
        HttpResponse<String> first =
                send(whole, "GET", "/api/v1/posts?status=DRAFT&limit=2&order=title&q=" + word, "", "");
        assertThat(titles(first)).containsExactly(word + " 0", word + " 1");
        String next = link(first, "next").orElseThrow();
        assertThat(link(first, "prev")).isEmpty();
        assertThat(json(first).getString("next")).isEqualTo(next);
        HttpResponse<String> second = send(whole, "GET", next, "", "");
        assertThat(titles(second)).containsExactly(word + " 2");
        assertThat(link(second, "next")).isEmpty();
        HttpResponse<String> again = send(whole, "GET", link(second, "prev").orElseThrow(), "", "");
        assertThat(titles(again)).isEqualTo(titles(first));
        assertThat(titles(send(whole, "GET", link(second, "first").orElseThrow(), "", "")))
                .isEqualTo(titles(first));

        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> known = send(
                whole, "GET", "/api/v1/posts?status=DRAFT&limit=2&order=title&q=" + word, "", "", "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(first.headers().allValues("Vary").toString()).contains("Authorization");
    }

    @Test
    void theSiteAndItsTermsAreEverybodys() {
        assertThat(json(Blog.visitor().get("/api/v1/site")).getString("title")).isNotBlank();
        String name = "Term " + word();
        create(
                name,
                "{\"title\":\"" + name + "\",\"markdown\":\"x\",\"status\":\"PUBLISHED\",\"tags\":[\"" + name + "\"]}");
        HttpResponse<String> tags = Blog.visitor().get("/api/v1/tags?limit=1");
        assertThat(json(tags).getJsonArray("terms")).hasSize(1);
        assertThat(Blog.visitor()
                        .get("/api/v1/posts?tag=" + name.toLowerCase().replace(' ', '-'))
                        .body())
                .contains(name);
        assertThat(Blog.visitor().get("/api/v1/posts?author=" + Blog.admin()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/posts, text/html, 406",
        "GET, /api/v1/site, image/png, 406",
        "POST, /api/v1/site, '*/*', 405",
        "PUT, /api/v1/me, '*/*', 405",
        "GET, /api/v1/, '*/*', 404",
        "GET, /api, '*/*', 404"
    })
    void everyErrorIsAProblem(String method, String path, String accept, int status) {
        HttpResponse<String> answer = Blog.visitor()
                .send(Blog.visitor().request(path).header("Accept", accept).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertProblem(answer, answer.statusCode());
    }

    private static Optional<HttpResponse<String>> untilRefused(String token) {
        Visit client = Blog.visitor();
        return IntStream.range(0, 3000)
                .mapToObj(i -> client.get("/api/v1/me", "Authorization", "Bearer " + token))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst();
    }

    /** A word that is in no other title, and that no parser of text takes for a number. */
    private static String word() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }

    private static Path picture() throws Exception {
        try (var files = Files.walk(Path.of("src/test/resources"))) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpe?g)"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String token(List<String> scopes) {
        HttpResponse<String> made = owner.postForm(
                "/account", "/account/tokens", Map.of("name", "t " + UUID.randomUUID(), "days", "7", "scope", scopes));
        Document page = Jsoup.parse(made.body());
        String secret = page.select("#secret").attr("value");
        assertThat(secret)
                .as("a token: " + made.statusCode()
                        + page.select(".field-error").text())
                .isNotBlank();
        // Nobody may have more than fifty.
        page.select("form[action^=/account/tokens/]").stream()
                .skip(30)
                .map(form -> form.attr("action"))
                .forEach(action -> owner.postForm("/account", action, Map.of()));
        return secret;
    }

    private static HttpResponse<String> create(String title, String body) {
        HttpResponse<String> made = send(whole, "POST", "/api/v1/posts", body, "application/json");
        assertThat(made.statusCode()).as(title + ": " + made.body()).isEqualTo(201);
        return made;
    }

    private static HttpResponse<String> patch(String location, HttpResponse<String> read, String body) {
        HttpResponse<String> changed = send(
                whole,
                "PATCH",
                location,
                body,
                "application/merge-patch+json",
                "If-Match",
                read.headers().firstValue("ETag").orElseThrow());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return changed;
    }

    private static HttpResponse<String> post(String token, String body, String key) {
        return send(token, "POST", "/api/v1/posts", body, "application/json", "Idempotency-Key", key);
    }

    private static int found(String title) {
        return titles(send(
                        whole,
                        "GET",
                        "/api/v1/posts?status=ANY&q=" + title.substring(title.lastIndexOf(' ') + 1),
                        "",
                        ""))
                .size();
    }

    private static HttpRequest.Builder authorized(String token, String path) {
        return Blog.visitor().request(path).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(
            String token, String method, String path, String body, String type, String... headers) {
        HttpRequest.Builder request = authorized(token, path)
                .method(method, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Blog.visitor().send(request);
    }

    private static Optional<String> link(HttpResponse<String> answer, String rel) {
        return answer.headers().allValues("Link").stream()
                .flatMap(header -> List.of(header.split(",(?=\\s*<)")).stream())
                .filter(link -> link.contains("rel=\"" + rel + "\""))
                .map(link -> link.replaceAll("^\\s*<([^>]*)>.*$", "$1"))
                .findFirst();
    }

    private static List<String> titles(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).getJsonArray("posts").getValuesAs(JsonObject.class).stream()
                .map(post -> post.getString("title"))
                .toList();
    }

    private static String location(HttpResponse<String> made) {
        return made.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(response).getInt("status")).isEqualTo(status);
        assertThat(json(response).getString("title")).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("org.travessia");
    }
}
