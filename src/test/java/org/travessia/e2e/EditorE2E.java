package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor's script asks for, asked for by somebody who means no good. */
class EditorE2E {

    private static final String NEW = "/admin/posts/new";

    private static Visit visit;

    @BeforeAll
    static void signIn() {
        visit = Blog.signedIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "[a](javascript:alert(1))",
                "[a](java&#x0A;script:alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](data:text/html,<script>alert(1)</script>)",
                "![a](vbscript:x)",
                "<a href=\"javascript&colon;alert(1)\">a</a>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<form action=https://evil.example><input name=_csrf></form>",
                "<p style=\"position:fixed\">a</p>",
                "<base href=https://evil.example>",
                "```html\n<script>alert(1)</script>\n```"
            })
    void thePreviewLetsNothingThrough(String markdown) {
        HttpResponse<String> response = preview(markdown);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).isEqualTo("private, no-store");
        Document shown = Jsoup.parseBodyFragment(json(response).getString("html"));
        assertThat(shown.select("script, svg, math, iframe, form, input, style, base, object, embed"))
                .isEmpty();
        for (Element element : shown.body().getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("style", "srcdoc");
                assertThat(attribute.getValue().strip().toLowerCase())
                        .doesNotStartWith("javascript:")
                        .doesNotStartWith("data:")
                        .doesNotStartWith("vbscript:");
            });
        }
    }

    @Test
    void thePreviewCounts() {
        JsonObject shown = json(preview("Three **short** words\n\n```\nno words here\n```"));
        assertThat(shown.getInt("words")).isEqualTo(3);
        assertThat(shown.getInt("minutes")).isEqualTo(1);
    }

    @Test
    void aTextThatIsTooLongIsNamed() {
        HttpResponse<String> refused = preview("a".repeat(1_000_001));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("markdown");
        assertThat(keep(UUID.randomUUID(), text("a".repeat(1_000_001))).statusCode())
                .isEqualTo(422);
        assertThat(keep(
                                UUID.randomUUID(),
                                Json.createObjectBuilder()
                                        .add("title", "a".repeat(1001))
                                        .add("slug", "")
                                        .add("markdown", "")
                                        .build())
                        .statusCode())
                .isEqualTo(422);
        assertThat(preview("a".repeat(13 * 1024 * 1024)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{}",
                "{\"markdown\": 1}",
                "{\"post\": 1}",
                "{\"post\": -1, \"version\": 0}",
                "{\"post\": 1.5, \"version\": 0}",
                "{\"post\": \"1\", \"version\": 0}",
                "{\"version\": 0}",
                "{\"markdown\": \"a\", \"title\": null, \"slug\": \"\"}"
            })
    void whatTheScriptWouldNotSendIsRefused(String body) {
        if (!body.equals("{}")) {
            assertThat(send("PUT", "/admin/autosave/" + UUID.randomUUID(), body).statusCode())
                    .isEqualTo(400);
        }
        if (!body.contains("\"a\"")) {
            assertThat(send("POST", "/admin/preview", body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void whatADatabaseCannotKeepIsNamed() {
        assertThat(keep(UUID.randomUUID(), text("a\0b")).statusCode()).isEqualTo(422);
        assertThat(send(
                                "PUT",
                                "/admin/autosave/" + UUID.randomUUID(),
                                "{\"title\": \"\", \"slug\": \"\", \"markdown\": \"\\ud800\"}")
                        .statusCode())
                .isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "not-a-form",
                "..%2f..%2fsetup",
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-000000000000-0"
            })
    void thereIsNoSuchForm(String form) {
        assertThat(send("PUT", "/admin/autosave/" + form, text("a").toString()).statusCode())
                .isIn(404, 405);
    }

    @Test
    void thereIsNoSuchPost() {
        JsonObject typed = Json.createObjectBuilder(text("a"))
                .add("post", 999_999_999_999L)
                .add("version", 0)
                .build();
        assertThat(keep(UUID.randomUUID(), typed).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsTakenWithoutAToken() {
        for (String token : new String[] {"", "AAAA", Blog.signedIn().csrf(NEW)}) {
            HttpRequest.Builder preview = visit.request("/admin/preview")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"markdown\": \"a\"}"));
            HttpRequest.Builder keep = visit.request("/admin/autosave/" + UUID.randomUUID())
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(text("a").toString()));
            if (!token.isEmpty()) {
                preview.header("X-CSRF-Token", token);
                keep.header("X-CSRF-Token", token);
            }
            assertThat(visit.send(preview).statusCode()).isEqualTo(403);
            assertThat(visit.send(keep).statusCode()).isEqualTo(403);
        }
        assertThat(visit.postRaw("/admin/autosave/" + UUID.randomUUID() + "/discard", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingIsTakenFromAForeignPage() {
        HttpRequest.Builder request = visit.request("/admin/autosave/" + UUID.randomUUID())
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", visit.csrf(NEW))
                .header("Sec-Fetch-Site", "cross-site")
                .PUT(BodyPublishers.ofString(text("a").toString()));
        assertThat(visit.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aStrangerIsNoWriter() {
        Visit stranger = Blog.visitor();
        HttpRequest.Builder request = stranger.request("/admin/preview")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", stranger.csrf("/sign-in"))
                .POST(BodyPublishers.ofString("{\"markdown\": \"a\"}"));
        HttpResponse<String> refused = stranger.send(request);
        assertThat(refused.statusCode()).isIn(303, 403);
        assertThat(refused.body()).doesNotContain("<p>a</p>");
    }

    @Test
    void anotherTypeIsNotTaken() {
        HttpRequest.Builder request = visit.request("/admin/preview")
                .header("Content-Type", "text/plain")
                .header("X-CSRF-Token", visit.csrf(NEW))
                .POST(BodyPublishers.ofString("a"));
        assertThat(visit.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void whatIsKeptIsOfferedAsTextAndForgottenWhenSaved() {
        String form = visit.page(NEW).select("input[name=form]").attr("value");
        String title = "<script>alert(1)</script> \" ' " + System.nanoTime();
        JsonObject typed = Json.createObjectBuilder()
                .add("title", title)
                .add("slug", "")
                .add("markdown", "</textarea><script>alert(2)</script>")
                .build();
        HttpResponse<String> kept = keep(UUID.fromString(form), typed);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(json(kept).getString("savedAt")).isNotBlank();

        Document offered = visit.page(NEW);
        assertThat(offered.select(".editor-left p").text()).isEqualTo(title);
        assertThat(offered.select("main script")).isEmpty();
        Document restored = visit.page(NEW + offered.select(".editor-left a").attr("href"));
        assertThat(restored.select("#title").attr("value")).isEqualTo(title);
        assertThat(restored.select("#markdown").val()).isEqualTo("</textarea><script>alert(2)</script>");
        assertThat(restored.select("input[name=form]").attr("value")).isEqualTo(form);

        HttpResponse<String> saved = visit.postForm(
                NEW, NEW, Map.of("title", title, "markdown", "Text.", "slug", "", "action", "draft", "form", form));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(visit.page(NEW).select(".editor-left p").text()).isNotEqualTo(title);
    }

    private static HttpResponse<String> preview(String markdown) {
        return send(
                "POST",
                "/admin/preview",
                Json.createObjectBuilder().add("markdown", markdown).build().toString());
    }

    private static HttpResponse<String> keep(UUID form, JsonObject typed) {
        return send("PUT", "/admin/autosave/" + form, typed.toString());
    }

    private static JsonObject text(String markdown) {
        return Json.createObjectBuilder()
                .add("title", "")
                .add("slug", "")
                .add("markdown", markdown)
                .build();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return visit.send(visit.request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", visit.csrf(NEW))
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }
}
