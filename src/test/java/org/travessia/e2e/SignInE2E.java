package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks signing in and out. */
class SignInE2E {

    private static final String SESSION = secure() ? "__Host-session" : "session";
    private static final String VISITOR = secure() ? "__Host-visitor" : "visitor";

    @AfterAll
    static void nobodyElseWaits() {
        Blog.unlock();
    }

    @Test
    void opensTheAdministration() {
        Visit visit = Blog.signedIn();

        assertThat(visit.get("/admin/posts").statusCode()).isEqualTo(200);
        assertThat(visit.get("/admin/posts").headers().firstValue("Cache-Control"))
                .contains("private, no-store");
    }

    @Test
    void sendsStrangersToTheFormAndBack() {
        Visit visit = Blog.visitor();
        HttpResponse<String> refused = visit.get("/admin/posts?q=a%20b");

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(location(refused)).isEqualTo("/sign-in?next=%2Fadmin%2Fposts%3Fq%3Da%2520b");
        String form = location(refused);
        String next = visit.page(form).select("input[name=next]").attr("value");
        HttpResponse<String> signedIn = visit.postForm(form, "/sign-in", credentials(Map.of("next", next)));
        assertThat(location(signedIn)).isEqualTo("/admin/posts?q=a%20b");
    }

    @Test
    void setsCarefulCookies() {
        Visit visit = Blog.visitor();
        String visitorCookie = setCookie(visit.get("/sign-in"), VISITOR);
        String sessionCookie = setCookie(visit.postForm("/sign-in", "/sign-in", credentials(Map.of())), SESSION);

        for (String cookie : List.of(visitorCookie, sessionCookie)) {
            assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("Path=/")
                    .doesNotContain("Domain");
            assertThat(cookie.contains("Secure")).isEqualTo(secure());
        }
        assertThat(visit.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void setsNoCookieWhereNoFormIs() {
        for (String path : List.of("/", "/no-such-page", "/feeds/rss.xml", "/api/v1/posts")) {
            assertThat(Blog.visitor().get(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void givesANewSecretEachTimeAndEndsTheFormerSession() {
        Visit visit = Blog.signedIn();
        HttpCookie former = visit.cookie(SESSION).orElseThrow();
        Visit victim = Blog.visitor();
        String token = victim.csrf("/sign-in");
        String visitor = victim.cookie(VISITOR).orElseThrow().getValue();
        // An attacker put a session of their own into the victim's browser, which then signs in.
        HttpResponse<String> signedIn = Blog.visitor()
                .send(Blog.visitor()
                        .request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", VISITOR + "=" + visitor + "; " + SESSION + "=" + "A".repeat(43))
                        .POST(BodyPublishers.ofString("_csrf=" + token + "&username=" + Blog.admin() + "&password="
                                + encode(Blog.password()))));

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(setCookie(signedIn, SESSION)).doesNotContain("A".repeat(43)).doesNotContain(former.getValue());
    }

    @Test
    void endsOnTheServerToo() {
        Visit visit = Blog.signedIn();
        String stolen = visit.cookie(SESSION).orElseThrow().getValue();
        HttpResponse<String> out = visit.postForm("/account", "/sign-out", Map.of());

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(setCookie(out, SESSION)).contains("Max-Age=0");
        assertThat(Blog.visitor()
                        .get("/account", "Cookie", SESSION + "=" + stolen)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void signsNobodyOutByAForeignForm() {
        Visit visit = Blog.signedIn();

        assertThat(visit.postRaw("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visit.get("/sign-out").statusCode()).isEqualTo(405);
        assertThat(visit.get("/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "https:evil.example",
                "@evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "\r\n//evil.example",
                " //evil.example",
                "evil.example"
            })
    void leadsNowhereElse(String next) {
        Visit visit = Blog.visitor();
        HttpResponse<String> response = visit.postForm("/sign-in", "/sign-in", credentials(Map.of("next", next)));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(Blog.baseUrl().resolve(location(response)).getHost())
                .isEqualTo(Blog.baseUrl().getHost());
        assertThat(location(response)).isEqualTo("/admin");
        assertThat(response.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2Fevil.example", "/%5Cevil.example", "/@evil.example", "/posts/a?b=//evil.example"})
    void staysHereWithPathsThatOnlyLookForeign(String next) {
        HttpResponse<String> response =
                Blog.visitor().postForm("/sign-in", "/sign-in", credentials(Map.of("next", next)));

        assertThat(Blog.baseUrl().resolve(location(response)).getHost())
                .isEqualTo(Blog.baseUrl().getHost());
    }

    @Test
    void doesNotTellWhoIsKnown() {
        Visit visit = Blog.visitor();
        HttpResponse<String> known = attempt(visit, Blog.admin(), "wrong");
        HttpResponse<String> unknown = attempt(visit, "nobody-" + UUID.randomUUID(), "wrong");

        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(words(unknown)).isEqualTo(words(known));
        // The right one frees the account's count again.
        Blog.signedIn();
    }

    @Test
    void takesAsLongForNobody() {
        Visit visit = Blog.visitor();
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        // Not in turn: two processors need not be equally fast, and each would always get the same half.
        for (boolean isKnown : new boolean[] {true, false, false, true, true, false, false, true}) {
            String username = isKnown ? Blog.admin() : "nobody-" + UUID.randomUUID();
            (isKnown ? known : unknown).add(nanos(() -> attempt(visit, username, "wrong")));
        }
        Blog.signedIn();

        // Without a hash for nobody the answer would come in a tenth of the time.
        assertThat(unknown.stream().min(Long::compare).orElseThrow())
                .isGreaterThan(known.stream().min(Long::compare).orElseThrow() / 2);
    }

    @Test
    void neverShowsThePasswordAgain() {
        HttpResponse<String> response = attempt(Blog.visitor(), "nobody-" + UUID.randomUUID(), "a secret typed");

        assertThat(response.body()).doesNotContain("a secret typed");
        assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-store");
    }

    @Test
    void letsNobodyGuessOn() {
        HttpResponse<String> last = guessedTooOften("guessed-" + UUID.randomUUID());

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        // Another account from the same address is not held up.
        assertThat(attempt(Blog.visitor(), "other-" + UUID.randomUUID(), "guess")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void anOperatorEndsTheWait() {
        String username = "guessed-" + UUID.randomUUID();
        assertThat(guessedTooOften(username).statusCode()).isEqualTo(429);

        Blog.command("", "unlock");

        assertThat(attempt(Blog.visitor(), username, "guess").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "' or 1=1 --", "${7*7}", "🙂", "\uFFFD", "admin\r\nx: y"})
    void isNotConfusedByAnyName(String username) {
        assertThat(attempt(Blog.visitor(), username, "x\u0000y").statusCode()).isIn(422, 429);
    }

    @Test
    void bearsALongPassword() {
        assertThat(attempt(Blog.visitor(), "long-" + UUID.randomUUID(), "x".repeat(100_000))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void speaksPortuguese() {
        Visit visit = Blog.visitor();
        HttpResponse<String> page = visit.send(visit.request("/sign-in").setHeader("Accept-Language", "pt-BR"));

        assertThat(Jsoup.parse(page.body()).select("label[for=username]").text())
                .isEqualTo("Nome de usuário");
    }

    @Test
    void setsUpNothingASecondTime() {
        assertThat(Blog.visitor().get("/setup").statusCode()).isEqualTo(404);
        assertThat(Blog.visitor().get("/setup?code=" + "A".repeat(43)).statusCode())
                .isEqualTo(404);
        assertThat(Blog.visitor().get("/setup?code=%00").statusCode()).isEqualTo(400);
        Visit visit = Blog.visitor();
        HttpResponse<String> response = visit.postForm(
                "/sign-in",
                "/setup",
                Map.of(
                        "code", "A".repeat(43),
                        "username", "intruder",
                        "email", "intruder@example.com",
                        "displayName", "",
                        "password", "an intruder's phrase"));
        assertThat(response.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> guessedTooOften(String username) {
        Visit visit = Blog.visitor();
        HttpResponse<String> last = null;
        for (int i = 0; i < 12; i++) {
            last = attempt(visit, username, "guess " + i);
        }
        return last;
    }

    private static HttpResponse<String> attempt(Visit visit, String username, String password) {
        return visit.postForm("/sign-in", "/sign-in", Map.of("username", username, "password", password));
    }

    private static Map<String, Object> credentials(Map<String, String> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put("username", Blog.admin());
        fields.put("password", Blog.password());
        return fields;
    }

    private static String words(HttpResponse<String> response) {
        return Jsoup.parse(response.body()).select("main .flash").text();
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static String setCookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + response));
    }

    private static String location(HttpResponse<String> response) {
        URI location = URI.create(response.headers().firstValue("Location").orElseThrow());
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean secure() {
        return "https".equals(Blog.baseUrl().getScheme());
    }
}
