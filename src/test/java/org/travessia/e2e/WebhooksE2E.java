package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs are told what happens; nobody is told what is not public, and nobody makes the blog knock at its own network's doors. */
class WebhooksE2E {

    private static final String PATH = "/admin/webhooks";

    private static Visit admin;

    @BeforeAll
    static void admin() {
        admin = Blog.signedIn();
    }

    @Test
    void a_receiver_is_told_what_everybody_may_know_and_can_check_who_says_so() throws IOException {
        assumeTrue(Blog.here());
        try (Receiver receiver = new Receiver()) {
            Made made =
                    create(receiver.url("/hook"), "post.published", "post.updated", "post.unpublished", "post.deleted");
            String word = word();
            String edit = publish("Draft " + word, "draft", Map.of());
            publish("Locked " + word, "publish", Map.of("visibility", "PASSWORD", "password", "open sesame " + word));
            publish("Private " + word, "publish", Map.of("visibility", "PRIVATE"));
            publish("Unlisted " + word, "publish", Map.of("visibility", "UNLISTED"));
            String shown = publish("Shown <b> “" + word + "”", "publish", Map.of("tags", "maré alta"));

            Receiver.Request told = receiver.await(type("post.published"));
            assertThat(told.signedWith(made.secret)).isTrue();
            assertThat(told.contentType()).startsWith("application/json");
            assertThat(Instant.ofEpochSecond(Long.parseLong(told.timestamp())))
                    .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(5));
            assertThat(told.json().getString("id")).isEqualTo(told.id());
            JsonObject data = told.json().getJsonObject("data");
            assertThat(data.getString("title")).isEqualTo("Shown <b> “" + word + "”");
            assertThat(data.getString("kind")).isEqualTo("post");
            assertThat(data.getString("url")).startsWith(Blog.baseUrl() + "/posts/");
            assertThat(data.getString("summary")).contains("Text of");
            assertThat(data.getJsonArray("tags").getString(0)).isEqualTo("maré alta");
            assertThat(data.getJsonObject("author").keySet()).containsExactly("name");

            // What it becomes.
            String id = shown.replaceAll("\\D", "");
            Document form = admin.page(shown);
            Map<String, Object> changed =
                    new HashMap<>(Map.of("title", "Changed " + word, "markdown", "Other text", "action", "publish"));
            changed.put("version", form.select("[name=version]").val());
            assertThat(admin.postForm(shown, shown, changed).statusCode()).isEqualTo(303);
            receiver.await(type("post.updated"));
            assertThat(bulk("trash", id).statusCode()).isEqualTo(303);
            JsonObject gone = receiver.await(type("post.unpublished")).json().getJsonObject("data");
            assertThat(gone.keySet()).containsExactlyInAnyOrder("id", "kind", "url");
            assertThat(admin.postForm("/admin/posts/" + id + "/erase", "/admin/posts/" + id + "/erase", Map.of())
                            .statusCode())
                    .isEqualTo(303);
            receiver.await(type("post.deleted"));

            // A draft that goes to the trash was nobody's to know of.
            bulk("trash", edit.replaceAll("\\D", ""));
            assertThat(receiver.requests())
                    .extracting(Receiver.Request::body)
                    .noneMatch(body -> body.contains("Draft")
                            || body.contains("Locked")
                            || body.contains("Private")
                            || body.contains("Unlisted")
                            || body.contains("sesame"));
            assertThat(receiver.requests()).hasSize(4);
            delete(made.path);
        }
    }

    @Test
    void a_secret_is_shown_once_and_a_new_one_overlaps_with_it() throws IOException {
        assumeTrue(Blog.here());
        try (Receiver receiver = new Receiver()) {
            Made made = create(receiver.url("/rotated"), "post.published");
            assertThat(admin.get(made.path).body()).doesNotContain(made.secret);
            HttpResponse<String> answer = admin.postForm(made.path, made.path + "/secret", Map.of());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            String second = Jsoup.parse(answer.body()).select("#secret").val();
            assertThat(second).startsWith("whsec_").isNotEqualTo(made.secret);
            assertThat(admin.get(made.path).body()).doesNotContain(made.secret).doesNotContain(second);
            assertThat(admin.get(PATH).body()).doesNotContain(made.secret).doesNotContain(second);
            assertThat(exported()).doesNotContain("whsec_", made.secret, second, receiver.url("/rotated"));

            receiver.answer = "<script>alert(1)</script>\u0007" + "x".repeat(5000);
            assertThat(admin.postForm(made.path, made.path + "/test", Map.of()).statusCode())
                    .isEqualTo(303);
            Receiver.Request test = receiver.await(type("webhook.test"));
            assertThat(test.signedWith(made.secret)).isTrue();
            assertThat(test.signedWith(second)).isTrue();
            Document log = awaitLog(made.path, "delivered");
            assertThat(log.select("tbody pre").text()).contains("<script>alert(1)</script>");
            assertThat(log.select("script:not([src])")).isEmpty();
            assertThat(log.select("tbody pre").last().text().length()).isLessThan(1100);
            delete(made.path);
        }
    }

    @Test
    void what_fails_is_seen_in_the_log_and_sent_again_under_its_id() throws IOException {
        assumeTrue(Blog.here());
        try (Receiver receiver = new Receiver()) {
            Made made = create(receiver.url("/fails"), "webhook.test", "page.published");
            receiver.status = 302;
            admin.postForm(made.path, made.path + "/test", Map.of());
            Receiver.Request first = receiver.await(type("webhook.test"));
            Document log = awaitLog(made.path, "not delivered");
            assertThat(log.select("tbody b").text()).isEqualTo("302");
            receiver.status = 204;
            String again = log.select("tbody form[action$=/again]").attr("action");
            assertThat(admin.postForm(made.path, again, Map.of()).statusCode()).isEqualTo(303);
            awaitLog(made.path, "delivered");
            assertThat(receiver.requests())
                    .hasSize(2)
                    .allMatch(request -> request.id().equals(first.id()));
            assertThat(admin.postForm(made.path, PATH + "/999999" + again.substring(made.path.length()), Map.of())
                            .statusCode())
                    .isEqualTo(404);
            delete(made.path);
            assertThat(admin.get(made.path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void one_that_says_that_it_is_gone_is_paused_and_the_dashboard_says_so() throws IOException {
        assumeTrue(Blog.here());
        try (Receiver receiver = new Receiver()) {
            receiver.status = 410;
            Made made = create(receiver.url("/gone"), "post.published");
            publish("Nobody home " + word(), "publish", Map.of());
            receiver.await(type("post.published"));
            Document log = awaitLog(made.path, "not delivered");
            assertThat(log.select("main > p .badge").text()).contains("gone");
            assertThat(log.select("#active").hasAttr("checked")).isFalse();
            assertThat(admin.page("/admin").select(".flash.error a[href=" + made.path + "]"))
                    .hasSize(1);
            publish("Still nobody " + word(), "publish", Map.of());

            // Somebody lets it be told again.
            receiver.status = 200;
            assertThat(admin.postForm(made.path, made.path, typed(made.path, Map.of("active", "true")))
                            .statusCode())
                    .isEqualTo(303);
            String word = word();
            publish("Back " + word, "publish", Map.of());
            receiver.await(request -> request.body().contains(word));
            assertThat(receiver.requests()).noneMatch(request -> request.body().contains("Still nobody"));
            assertThat(admin.page("/admin").select(".flash.error a[href=" + made.path + "]"))
                    .isEmpty();
            delete(made.path);
        }
    }

    @Test
    void a_comments_text_is_told_only_once_readers_see_it() throws IOException {
        assumeTrue(Blog.here());
        try (Receiver receiver = new Receiver()) {
            Made made = create(receiver.url("/comments"), "comment.created", "comment.approved", "comment.removed");
            String word = word();
            publish("Commented " + word, "publish", Map.of("commentsOpen", "true"));
            String form = "/posts/commented-" + word + "/comment";
            // A person signed in needs no moderator.
            assertThat(admin.postForm(form, form, Map.of("text", "A word: " + word))
                            .statusCode())
                    .isEqualTo(303);
            JsonObject created = receiver.await(type("comment.created")).json().getJsonObject("data");
            assertThat(created.getBoolean("shown")).isTrue();
            assertThat(created.getString("html")).contains(word);
            assertThat(created.getJsonObject("author").keySet()).containsExactly("name");
            String id = String.valueOf(created.getInt("id"));
            admin.postForm("/admin/comments", "/admin/comments/bulk", Map.of("action", "trash", "id", id));
            JsonObject removed = receiver.await(type("comment.removed")).json().getJsonObject("data");
            assertThat(removed.getBoolean("shown")).isFalse();
            assertThat(removed.containsKey("html")).isFalse();
            admin.postForm("/admin/comments", "/admin/comments/bulk", Map.of("action", "restore", "id", id));
            assertThat(receiver.await(type("comment.approved")).body()).contains(word);
            delete(made.path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "x",
        "ftp://receiver.example.org/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://93.184.215.14/",
        "https://93.184.215.14:22/",
        "https://ada:secret@93.184.215.14/",
        "https://93.184.215.14/#fragment",
        "http://127.0.0.2/",
        "https://127.0.0.2/",
        "https://2130706434/",
        "https://0177.0.0.2/",
        "https://0x7f000002/",
        "https://127.2/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://no-such-name.invalid/"
    })
    void the_blogs_own_network_and_what_is_no_web_address_are_refused(String url) {
        Map<String, Object> typed = Map.of("url", url, "description", "“kept”", "events", "post.published");
        HttpResponse<String> refused = admin.postForm(PATH, PATH, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#url");
        assertThat(page.select("#url").val()).isEqualTo(url);
        assertThat(page.select("#description").val()).isEqualTo("“kept”");
        assertThat(page.select("[name=events][checked]").eachAttr("value")).containsExactly("post.published");
    }

    @Test
    void line_breaks_events_that_are_none_and_long_texts_are_refused_by_field() {
        Map<String, Object> typed = Map.of(
                "url", "https://93.184.215.14/\r\nHost: evil.example",
                "description", "a\r\nb",
                "events", List.of("webhook.test", "no.such"));
        Document page = Jsoup.parse(admin.postForm(PATH, PATH, typed).body());
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#url", "#description", "#events");
        typed = Map.of("url", "https://93.184.215.14/" + "x".repeat(1000), "description", "x".repeat(201));
        page = Jsoup.parse(admin.postForm(PATH, PATH, typed).body());
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#url", "#description", "#events");
    }

    @Test
    void nobody_else_comes_in() {
        HttpResponse<String> stranger = Blog.visitor().get(PATH);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location").orElse("")).contains("/sign-in");
        assertThat(admin.get(PATH + "/999999999").statusCode()).isEqualTo(404);
        assertThat(admin.postRaw(PATH, Map.of("url", "https://93.184.215.14/", "events", "post.published"))
                        .statusCode())
                .isEqualTo(403);
    }

    private record Made(String path, String secret) {}

    private static Made create(String url, String... events) {
        HttpResponse<String> answer = admin.postForm(
                PATH, PATH, Map.of("url", url, "description", "Test " + word(), "events", List.of(events)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Document page = Jsoup.parse(answer.body());
        return new Made(
                page.select("form[action$=/test]").attr("action").replaceAll("/test$", ""),
                page.select("#secret").val());
    }

    private static void delete(String path) {
        assertThat(admin.postForm(path, path + "/delete", Map.of()).statusCode())
                .isEqualTo(303);
    }

    private static Map<String, Object> typed(String path, Map<String, String> other) {
        Document page = admin.page(path);
        Map<String, Object> typed = new HashMap<>(other);
        typed.put("url", page.select("#url").val());
        typed.put("description", page.select("#description").val());
        typed.put("version", page.select("[name=version]").val());
        typed.put("events", page.select("[name=events][checked]").eachAttr("value"));
        return typed;
    }

    /** Waits until the newest delivery has come so far. */
    private static Document awaitLog(String path, String state) {
        Document page = admin.page(path);
        for (int look = 0; look < 300; look++) {
            if (page.select("tbody tr:first-child .badge").text().equals(state)) {
                return page;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            page = admin.page(path);
        }
        throw new AssertionError("the log says: " + page.select("tbody").text());
    }

    /** The path of the post's form. */
    private static String publish(String title, String action, Map<String, String> details) {
        Map<String, Object> fields = new HashMap<>(details);
        fields.putAll(Map.of("title", title, "markdown", "Text of " + title, "action", action));
        HttpResponse<String> saved = admin.postForm("/admin/posts/new", "/admin/posts/new", fields);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+|\\?.*$", "");
    }

    private static HttpResponse<String> bulk(String action, String id) {
        return admin.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", action, "id", id));
    }

    /** All files of the export, one after the other. */
    private static String exported() throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                admin.download("/admin/import", "/admin/export").body()))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }

    private static Predicate<Receiver.Request> type(String type) {
        return request -> request.type().equals(type);
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }
}
