package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done through pages and the API stands in the log of administrators. */
class AuditE2E {

    private static final String PATH = "/admin/audit";

    private static Visit admin;

    @BeforeAll
    static void admin() {
        admin = Blog.signedIn();
    }

    @Test
    void signing_in_failing_to_and_out() {
        String notAName = "my-secret-password-" + UUID.randomUUID();
        Visit visit = Blog.visitor();
        visit.postForm("/sign-in", "/sign-in", Map.of("username", notAName, "password", "x"));
        assertThat(newest("account.sign-in-failed").text()).contains("Nobody signed in", "Browser");
        assertThat(admin.page(PATH).text()).doesNotContain(notAName);
        visit.postForm("/sign-in", "/sign-in", Map.of("username", Blog.admin(), "password", "wrong"));
        assertThat(newest("account.sign-in-failed").text()).contains(": " + Blog.admin());
        visit.signIn(Blog.admin(), Blog.password());
        assertThat(newest("account.signed-in").text()).contains(Blog.admin(), "Signed in");
        visit.postForm("/account", "/sign-out", Map.of());
        assertThat(newest("account.signed-out").text()).contains(Blog.admin(), "Signed out");
    }

    @Test
    void a_post_from_its_draft_to_its_end_and_a_hostile_title() {
        String title = "<img src=x onerror=alert(1)>\u202E " + UUID.randomUUID();
        String edit = admin.postForm(
                        "/admin/posts/new",
                        "/admin/posts/new",
                        Map.of("title", title, "markdown", "a secret text", "action", "draft"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("^https?://[^/]+|\\?.*$", "");
        String id = edit.replaceAll("\\D", "");
        assertNewest("post.created", title);
        for (Map.Entry<String, String> step : List.of(
                Map.entry("publish", "post.published"),
                Map.entry("unpublish", "post.unpublished"),
                Map.entry("trash", "post.trashed"),
                Map.entry("restore", "post.restored"),
                Map.entry("trash", "post.trashed"))) {
            assertThat(admin.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", step.getKey(), "id", id))
                            .statusCode())
                    .isEqualTo(303);
            assertNewest(step.getValue(), title);
        }
        Document page = admin.page(PATH);
        assertThat(page.select("main img, main script")).isEmpty();
        assertThat(page.text()).doesNotContain("a secret text");
    }

    @Test
    void tokens_and_what_a_program_does_with_one() {
        String name = "token " + UUID.randomUUID();
        HttpResponse<String> made = admin.postForm(
                "/account", "/account/tokens", Map.of("name", name, "days", "7", "scope", "posts:write"));
        String secret = Jsoup.parse(made.body()).select("#secret").attr("value");
        assertThat(newest("token.created").text()).contains(name, "days: 7").doesNotContain(secret);

        String title = "By API " + UUID.randomUUID();
        HttpResponse<String> created = Blog.visitor()
                .send(Blog.visitor()
                        .request("/api/v1/posts")
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"title\":\"" + title + "\",\"markdown\":\"x\",\"status\":\"DRAFT\"}")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(newest("post.created").text()).contains(title, Blog.admin(), "API with token ");

        String revoke = admin.page("/account").select("li").stream()
                .filter(row -> row.text().contains(name))
                .map(row -> row.select("form").attr("action"))
                .findFirst()
                .orElseThrow();
        admin.postForm("/account", revoke, Map.of());
        assertThat(newest("token.revoked").text()).contains("(" + revoke.replaceAll("\\D", "") + ")");
    }

    @Test
    void redirects_terms_and_exports() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        admin.postForm(
                "/admin/redirects",
                "/admin/redirects",
                Map.of("path", "/old-" + word, "target", "/archive", "status", "301"));
        assertThat(newest("redirect.created").text()).contains("/old-" + word, "to: /archive");
        String delete = admin.page("/admin/redirects?q=old-" + word)
                .select("tbody form")
                .attr("action");
        admin.postForm("/admin/redirects", delete, Map.of());
        assertThat(newest("redirect.deleted").text()).contains("/old-" + word);
        assertThat(admin.get("/account/export").statusCode()).isEqualTo(200);
        assertThat(newest("account.exported").text()).contains(Blog.admin());
    }

    @Test
    void the_command_line_brought_the_first_posts_and_the_setup_the_administrator() {
        assertThat(admin.page(PATH + "?deed=person.created").select("tbody tr").text())
                .contains(Blog.admin());
        // Blogs that were there before this suite may have none of them.
        admin.page(PATH + "?deed=blog.imported")
                .select("tbody tr")
                .forEach(row -> assertThat(row.text()).containsAnyOf("Command line", "In the background"));
    }

    @Test
    void it_speaks_portuguese() {
        Visit leitora = Blog.visitor();
        leitora.get("/language/pt-BR");
        leitora.signIn(Blog.admin(), Blog.password());
        Document page = leitora.page(PATH);
        assertThat(page.select("h1").text()).isEqualTo("Registro de auditoria");
        assertThat(page.select("tbody tr").get(0).text()).contains("Entrou", "Navegador");
    }

    @Test
    void only_who_is_signed_in_sees_it() {
        HttpResponse<String> stranger = Blog.visitor().get(PATH);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.body()).doesNotContain("account.signed-in");
        assertThat(admin.get(PATH).headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
        assertThat(admin.postForm(PATH, PATH, Map.of()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\" onfocus=alert(1) x=\"", "<script>alert(1)</script>", "a\0b", "' or 1=1 --", "%", "😀"})
    void what_is_asked_for_is_only_text(String hostile) {
        String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        for (String field : new String[] {"person", "deed"}) {
            HttpResponse<String> found = admin.get(PATH + "?" + field + "=" + encoded);
            assertThat(found.statusCode()).isIn(200, 400);
            Document page = Jsoup.parse(found.body());
            assertThat(page.select("main script, main [onfocus], main tbody tr"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"before, x", "before, -1", "after, 99999999999999999999", "before, ''"})
    void a_place_that_is_none_is_named(String parameter, String value) {
        assertThat(admin.get(PATH + "?" + parameter + "=" + value).statusCode()).isEqualTo(422);
    }

    private static void assertNewest(String deed, String title) {
        Element row = newest(deed);
        assertThat(row.select("td").get(2).wholeText()).as(deed).contains(title);
        assertThat(row.text()).contains(Blog.admin());
    }

    private static Element newest(String deed) {
        return admin.page(PATH + "?deed=" + deed).select("tbody tr").get(0);
    }
}
