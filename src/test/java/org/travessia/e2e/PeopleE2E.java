package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks who may join, who may stay, and the ways back in, on a blog that sends no mail: the links are shown to who invites. */
class PeopleE2E {

    private static final String PASSWORD = "a stranger's crossing 7";

    @Test
    void whoHoldsAnInvitationJoinsAsWasSaidAndNotAsTheySay() {
        Visit admin = Blog.signedIn();
        String email = fresh() + "@example.com";
        String path = invite(admin, email, "CONTRIBUTOR");
        String code = path.substring(path.indexOf('=') + 1);
        Visit guest = Blog.visitor();
        HttpResponse<String> page = guest.get(path);
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("strict-origin");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(Jsoup.parse(page.body()).text()).contains(email).contains("Contributor");
        String username = fresh();
        Map<String, Object> typed = new LinkedHashMap<>(Map.of(
                "code", code,
                "username", username,
                "displayName", "<b>${7*7}</b>",
                "password", "short",
                "role", "ADMINISTRATOR",
                "email", "evil@example.com",
                "id", "1"));
        HttpResponse<String> weak = guest.postForm(path, "/account/invitation", typed);
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).doesNotContain("value=\"short\"");
        typed.put("password", PASSWORD);
        typed.put("displayName", "two\r\nlines");
        assertThat(guest.postForm(path, "/account/invitation", typed).statusCode())
                .isEqualTo(422);
        typed.put("displayName", "<b>${7*7}</b>");

        HttpResponse<String> joined = guest.postForm(path, "/account/invitation", typed);

        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(303);
        assertThat(joined.headers().firstValue("Location")).hasValue("/sign-in?done=joined");
        assertThat(guest.get("/account").statusCode())
                .as("joining signs nobody in")
                .isEqualTo(303);
        assertThat(Blog.visitor().get(path).statusCode()).isEqualTo(404);
        guest.signIn(username, PASSWORD);
        Element row = row(admin, username);
        assertThat(row.text()).contains("<b>${7*7}</b>", email, "Contributor");
        assertThat(row.select("b")).isEmpty();
        erase(admin, username);
    }

    @Test
    void aLinkIsMadeOfTheConfiguredAddressOnly() {
        Visit admin = Blog.signedIn();
        HttpResponse<String> made = admin.send(admin.request("/admin/people/invitations")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Server", "evil.example")
                .header("Forwarded", "host=evil.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Visit.encoded(Map.of(
                        "_csrf", admin.csrf("/admin/people"), "email", fresh() + "@example.com", "role", "AUTHOR")))));
        assertThat(made.statusCode()).isIn(200, 303);
        assertThat(made.body()).doesNotContain("evil.example");
        Document page = Jsoup.parse(made.body());
        if (made.statusCode() == 200) {
            assertThat(page.select("#link").val()).contains("/account/invitation?code=");
        }
        withdrawAll(admin);
    }

    @Test
    void anInvitationSentAgainOrWithdrawnOpensNothing() {
        Visit admin = Blog.signedIn();
        String email = fresh() + "@example.com";
        String first = invite(admin, email, "AUTHOR");
        String second = invite(admin, email, "EDITOR");
        assertThat(Blog.visitor().get(first).statusCode()).isEqualTo(404);
        assertThat(Blog.visitor().get(second).statusCode()).isEqualTo(200);
        withdrawAll(admin);
        HttpResponse<String> gone = Blog.visitor().get(second);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(gone.body()).select("h1").text()).isEqualTo("This link is not good any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a b@example.com", "a@b\r\nBcc: c@example.com", "<script>@example.com", "a@b,c@d"})
    void onlyAnAddressIsInvited(String email) {
        HttpResponse<String> refused = Blog.signedIn()
                .postForm("/admin/people", "/admin/people/invitations", Map.of("email", email, "role", "AUTHOR"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#email-error")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "administrator", "OWNER", "ADMINISTRATOR,EDITOR"})
    void onlyARoleIsGiven(String role) {
        HttpResponse<String> refused = Blog.signedIn()
                .postForm(
                        "/admin/people",
                        "/admin/people/invitations",
                        Map.of("email", fresh() + "@example.com", "role", role));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#role-error")).isNotEmpty();
    }

    @Test
    void aChangeOfRightsEndsSessionsAndSuspendingEndsAll() {
        Visit admin = Blog.signedIn();
        String username = join(admin, "EDITOR");
        String path = path(admin, username);
        Visit visit = signedIn(username);
        String token = Jsoup.parse(visit.postForm(
                                "/account", "/account/tokens", Map.of("name", "x", "days", "7", "scope", "posts:read"))
                        .body())
                .select("#secret")
                .val();
        assertThat(visit.get("/admin/redirects").statusCode()).isEqualTo(200);
        assertThat(admin.postForm(path, path + "/role", Map.of("role", "CONTRIBUTOR", "id", "1", "state", "FORMER"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visit.get("/account").statusCode()).isEqualTo(303);
        visit.signIn(username, PASSWORD);
        assertThat(visit.get("/admin/redirects").statusCode()).isEqualTo(403);
        assertThat(api(token)).isEqualTo(200);

        assertThat(admin.postForm(path, path + "/suspend", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(admin.page(path).text()).contains("Suspended");
        assertThat(visit.get("/account").statusCode()).isEqualTo(303);
        assertThat(api(token)).isEqualTo(401);
        HttpResponse<String> refused = attempt(username, PASSWORD);
        HttpResponse<String> unknown = attempt(fresh(), PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("main .flash").text())
                .isEqualTo(Jsoup.parse(unknown.body()).select("main .flash").text());

        assertThat(admin.postForm(path, path + "/reinstate", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(visit.get("/account").statusCode()).isEqualTo(303);
        assertThat(api(token)).isEqualTo(401);
        visit.signIn(username, PASSWORD);
        assertThat(admin.postForm(path, path + "/end-sessions", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(visit.get("/account").statusCode()).isEqualTo(303);
        erase(admin, username);
    }

    @Test
    void nobodyButAdministratorsLooksAfterPeople() {
        Visit admin = Blog.signedIn();
        String victim = path(admin, Blog.admin());
        for (String role : List.of("EDITOR", "AUTHOR", "CONTRIBUTOR")) {
            String username = join(admin, role);
            Visit visit = signedIn(username);
            assertThat(visit.page("/admin").select("a[href='/admin/people']")).isEmpty();
            for (String path : List.of("/admin/people", victim, victim + "/erase")) {
                assertThat(visit.get(path).statusCode()).as(role + path).isEqualTo(403);
            }
            for (String path : List.of(
                    "/admin/people/invitations",
                    "/admin/people/invitations/1/resend",
                    "/admin/people/invitations/1/withdraw",
                    victim + "/role",
                    victim + "/suspend",
                    victim + "/reinstate",
                    victim + "/end-sessions",
                    victim + "/erase",
                    path(admin, username) + "/role")) {
                assertThat(visit.postForm(
                                        "/account",
                                        path,
                                        Map.of("role", "ADMINISTRATOR", "email", "a@example.com", "current", PASSWORD))
                                .statusCode())
                        .as(role + path)
                        .isEqualTo(403);
            }
            erase(admin, username);
        }
        assertThat(Blog.visitor().get("/admin/people").statusCode()).isEqualTo(303);
        assertThat(admin.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void administratorsDoNotSuspendThemselvesAndNobodyUnknown() {
        Visit admin = Blog.signedIn();
        String own = path(admin, Blog.admin());
        assertThat(admin.page(own).select("form[action$=/suspend]")).isEmpty();
        assertThat(admin.postForm(own, own + "/suspend", Map.of()).statusCode()).isEqualTo(422);
        assertThat(admin.postForm(own, "/admin/people/999999999/suspend", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/admin/people/999999999").statusCode()).isEqualTo(404);
        assertThat(admin.get("/admin/people?after=%00&done=%3Cscript%3E").statusCode())
                .isIn(200, 400);
    }

    @Test
    void erasingAsksForTheNameAndThePassword() {
        Visit admin = Blog.signedIn();
        String username = join(admin, "AUTHOR");
        String path = path(admin, username) + "/erase";
        Visit author = signedIn(username);
        String title = "Post of " + username;
        author.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", title, "markdown", "Text", "action", "publish"));
        String address = "/posts/post-of-" + username;
        assertThat(Blog.visitor().get(address).statusCode()).isEqualTo(200);

        assertThat(erase(admin, path, "keep", "wrong", Blog.password())).isEqualTo(422);
        assertThat(erase(admin, path, "keep", username, "wrong")).isEqualTo(422);
        assertThat(erase(admin, path, "", username, Blog.password())).isEqualTo(422);
        assertThat(erase(admin, path, "give", username, Blog.password())).isEqualTo(422);
        assertThat(author.get("/account").statusCode()).isEqualTo(200);
        assertThat(erase(admin, path, "keep", username, Blog.password())).isEqualTo(303);

        assertThat(author.get("/account").statusCode()).isEqualTo(303);
        assertThat(attempt(username, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(Blog.visitor().get("/authors/" + username).statusCode()).isEqualTo(404);
        // A cache in front of the blog may show the page of before for some seconds.
        Commands.eventually(
                "the page names nobody",
                20,
                () -> Blog.visitor().page(address).text().contains("Former author"));
        Document post = Blog.visitor().page(address);
        assertThat(post.select("a[href^=/authors/]").eachAttr("href")).allMatch(href -> !href.contains(username));
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void oneErasesOneself() {
        Visit admin = Blog.signedIn();
        String username = join(admin, "CONTRIBUTOR");
        Visit self = signedIn(username);
        assertThat(self.page("/account").select("a[href='/account/erase']")).isNotEmpty();
        assertThat(self.page("/account/erase").select("input[value=erase]"))
                .as("a contributor's posts were published by others")
                .isEmpty();
        assertThat(self.postForm(
                                "/account/erase",
                                "/account/erase",
                                Map.of("posts", "erase", "typed", username, "current", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(self.postForm(
                                "/account/erase",
                                "/account/erase",
                                Map.of("posts", "keep", "typed", username, "current", "wrong", "id", "1"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> erased = self.postForm(
                "/account/erase", "/account/erase", Map.of("posts", "keep", "typed", username, "current", PASSWORD));
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(303);
        assertThat(self.get("/account").statusCode()).isEqualTo(303);
        assertThat(attempt(username, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(admin.page("/admin/people").text()).doesNotContain(username);
    }

    @Test
    void anotherAddressNeedsThePassword() {
        Visit admin = Blog.signedIn();
        String username = join(admin, "AUTHOR");
        Visit self = signedIn(username);
        String email = fresh() + "@example.com";
        assertThat(askFor(self, email, "wrong").statusCode()).isEqualTo(422);
        assertThat(askFor(self, "a@b\r\nBcc: c@d", PASSWORD).statusCode()).isEqualTo(422);
        HttpResponse<String> asked = askFor(self, email, PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(303);
        boolean atOnce = asked.headers().firstValue("Location").orElseThrow().endsWith("changed");
        assertThat(self.page("/account/email").text().contains(email)).isEqualTo(atOnce);
        erase(admin, username);
    }

    @Test
    void nobodyFillsTheLetterBoxesOfStrangers() {
        Visit admin = Blog.signedIn();
        String username = join(admin, "CONTRIBUTOR");
        Visit self = signedIn(username);
        assertThat(Stream.generate(() ->
                                askFor(self, fresh() + "@example.com", PASSWORD).statusCode())
                        .limit(6))
                .containsExactly(303, 303, 303, 303, 303, 429);
        erase(admin, username);
    }

    /** For another address; whose is not asked, so a foreign id means nothing. */
    private static HttpResponse<String> askFor(Visit self, String email, String password) {
        return self.postForm(
                "/account/email", "/account/email", Map.of("email", email, "current", password, "id", "1"));
    }

    @Test
    void whoForgotAPasswordIsToldTheSameAsAnybody() {
        assertThat(Blog.visitor().page("/sign-in").select("a[href='/forgot-password']"))
                .isNotEmpty();
        HttpResponse<String> known = forgot(Blog.admin());
        HttpResponse<String> unknown = forgot(fresh());
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(303);
        assertThat(known.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"))
                .hasValue("/forgot-password?done=asked");
        for (String odd : List.of("", "\0", "x".repeat(10_000), "a\r\nb", "${7*7}", "' or 1=1 --")) {
            assertThat(forgot(odd).statusCode()).as(odd).isEqualTo(303);
        }
        assertThat(Blog.visitor().get("/forgot-password?done=%3Cscript%3E").body())
                .doesNotContain("<script>");
        // Whoever is asked about notices nothing.
        Blog.signedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/reset-password", "/account/confirm-email", "/account/invitation"})
    void aLinkThatIsNoneOpensNothing(String path) {
        for (String code : List.of("", "x", "A".repeat(43), "A".repeat(4_000), "..%2f", "%27")) {
            HttpResponse<String> refused = Blog.visitor().get(path + "?code=" + code);
            assertThat(refused.statusCode()).as(code).isEqualTo(404);
            assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
        assertThat(Blog.visitor().get(path).statusCode()).isEqualTo(404);
        assertThat(Blog.visitor()
                        .postForm(
                                "/sign-in",
                                path,
                                Map.of(
                                        "code", "A".repeat(43),
                                        "username", "intruder",
                                        "password", "an intruder's phrase"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itSpeaksPortuguese() {
        Visit admin = Blog.signedIn();
        HttpResponse<String> page = admin.send(admin.request("/admin/people").setHeader("Accept-Language", "pt-BR"));
        assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo("Pessoas");
    }

    private static HttpResponse<String> forgot(String who) {
        return Blog.visitor().postForm("/sign-in", "/forgot-password", Map.of("who", who));
    }

    private static HttpResponse<String> attempt(String username, String password) {
        return Blog.visitor().postForm("/sign-in", "/sign-in", Map.of("username", username, "password", password));
    }

    private static int api(String secret) {
        return Blog.visitor()
                .get("/api/v1/posts", "Authorization", "Bearer " + secret)
                .statusCode();
    }

    private static Visit signedIn(String username) {
        Visit visit = Blog.visitor();
        visit.signIn(username, PASSWORD);
        return visit;
    }

    private static String fresh() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The path of an invitation's link, which the page shows where no mail is sent. */
    private static String invite(Visit admin, String email, String role) {
        HttpResponse<String> made =
                admin.postForm("/admin/people", "/admin/people/invitations", Map.of("email", email, "role", role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        String link = Jsoup.parse(made.body()).select("#link").val();
        assertThat(admin.page("/admin/people").select("#link")).as("shown once").isEmpty();
        return link.replaceAll("^https?://[^/]+", "");
    }

    private static String join(Visit admin, String role) {
        String username = fresh();
        String path = invite(admin, username + "@example.com", role);
        HttpResponse<String> joined = Blog.visitor()
                .postForm(
                        path,
                        "/account/invitation",
                        Map.of(
                                "code",
                                path.substring(path.indexOf('=') + 1),
                                "username",
                                username,
                                "displayName",
                                "",
                                "password",
                                PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(303);
        return username;
    }

    private static Element row(Visit admin, String username) {
        return admin.page("/admin/people?after=" + before(username)).select("tr").stream()
                .filter(row -> row.select("th .meta").text().equals(username))
                .findFirst()
                .orElseThrow(() -> new AssertionError(username + " is not listed"));
    }

    /** A name that comes before another in the list, however many others there are. */
    private static String before(String username) {
        return username.substring(0, username.length() - 1);
    }

    private static String path(Visit admin, String username) {
        return row(admin, username).select("th a").attr("href");
    }

    private static int erase(Visit admin, String path, String posts, String typed, String current) {
        return admin.postForm(path, path, Map.of("posts", posts, "heir", "", "typed", typed, "current", current))
                .statusCode();
    }

    private static void erase(Visit admin, String username) {
        assertThat(erase(admin, path(admin, username) + "/erase", "erase", username, Blog.password()))
                .isEqualTo(303);
    }

    private static void withdrawAll(Visit admin) {
        admin.page("/admin/people")
                .select("form[action$=/withdraw]")
                .eachAttr("action")
                .forEach(action -> assertThat(admin.postForm("/admin/people", action, Map.of())
                                .statusCode())
                        .isEqualTo(303));
    }
}
