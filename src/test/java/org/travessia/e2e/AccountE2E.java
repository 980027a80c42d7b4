package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One's own account: password, sessions, personal access tokens. */
class AccountE2E {

    @Test
    void aPasswordChangeEndsEverythingElse() {
        Visit visit = Blog.signedIn();
        Visit elsewhere = Blog.signedIn();
        String program = token(visit, "for a program");
        String other = "another crossing by day 8";
        change(visit, Blog.password(), other);
        try {
            assertThat(visit.get("/account").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
            assertThat(api(program)).isEqualTo(401);
            HttpResponse<String> former = Blog.visitor()
                    .postForm("/sign-in", "/sign-in", Map.of("username", Blog.admin(), "password", Blog.password()));
            assertThat(former.statusCode()).isEqualTo(422);
        } finally {
            change(visit, other, Blog.password());
        }
    }

    @Test
    void aPasswordChangeNeedsTheCurrentOne() {
        Visit visit = Blog.signedIn();
        HttpResponse<String> refused = visit.postForm(
                "/account", "/account/password", Map.of("current", "wrong", "password", "another crossing by day 8"));

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#current-error").text()).isEqualTo("This is not your current password.");
        assertThat(page.select("input[type=password]").eachAttr("value")).allMatch(String::isEmpty);
        Blog.signedIn();
    }

    @ParameterizedTest
    @CsvSource({
        "short, A password has at least 12 characters.",
        "passwordpassword, Too many people use this password.",
        "aaaaaaaaaaaaaaaaaaaa, Too many people use this password."
    })
    void aWeakPasswordIsRefused(String weak, String words) {
        HttpResponse<String> refused = Blog.signedIn()
                .postForm("/account", "/account/password", Map.of("current", Blog.password(), "password", weak));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#password-error").text()).startsWith(words);
    }

    @Test
    void aSessionCanBeEndedFromAnother() {
        Visit visit = Blog.signedIn();
        Visit lost = Blog.signedIn();
        String action = visit.page("/account").select("form[action^=/account/sessions/][action$=/end]").stream()
                .map(form -> form.attr("action"))
                .findFirst()
                .orElseThrow();
        assertThat(visit.postForm("/account", action, Map.of()).statusCode()).isEqualTo(303);
        assertThat(visit.postForm("/account", action, Map.of()).statusCode()).isEqualTo(404);

        assertThat(visit.postForm("/account", "/account/sessions/end-others", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(lost.get("/account").statusCode()).isEqualTo(303);
        assertThat(visit.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenActsOnTheApiUntilItIsRevoked() {
        Visit visit = Blog.signedIn();
        String name = "token " + UUID.randomUUID();
        String secret = token(visit, name);

        assertThat(api(secret)).isEqualTo(200);
        Document page = visit.page("/account");
        assertThat(page.text()).contains(name).doesNotContain(secret);
        String revoke = page.select("li").stream()
                .filter(row -> row.text().contains(name))
                .map(row -> row.select("form").attr("action"))
                .findFirst()
                .orElseThrow();
        assertThat(visit.postForm("/account", revoke, Map.of()).statusCode()).isEqualTo(303);
        assertThat(api(secret)).isEqualTo(401);
        assertThat(visit.postForm("/account", revoke, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenOpensNoPage() {
        String secret = token(Blog.signedIn(), "not for pages");

        assertThat(Blog.visitor()
                        .get("/account", "Authorization", "Bearer " + secret)
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"'', 30", "a, 31", "a, -1", "a, 99999999999", "a, x"})
    void aTokenNeedsANameAndAnEnd(String name, String days) {
        HttpResponse<String> refused = Blog.signedIn()
                .postForm("/account", "/account/tokens", Map.of("name", name, "days", days, "scope", "posts:read"));

        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void aHostileNameIsOnlyText() {
        Visit visit = Blog.signedIn();
        token(visit, "<script>alert(1)</script>");

        Document page = visit.page("/account");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>");
    }

    private static String token(Visit visit, String name) {
        HttpResponse<String> made =
                visit.postForm("/account", "/account/tokens", Map.of("name", name, "days", "7", "scope", "posts:read"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).contains("private, no-store");
        return Jsoup.parse(made.body()).select("#secret").attr("value");
    }

    private static int api(String secret) {
        return Blog.visitor()
                .get("/api/v1/posts", "Authorization", "Bearer " + secret)
                .statusCode();
    }

    private static void change(Visit visit, String current, String replacement) {
        HttpResponse<String> changed =
                visit.postForm("/account", "/account/password", Map.of("current", current, "password", replacement));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(303);
    }
}
