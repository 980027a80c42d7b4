package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.account.entity.Totp;

/**
 * Attacks the second factor: by code, by passkey, by recovery code. The administrator has one during each test, and none
 * afterwards: the other suites sign in by the password.
 */
class SecondFactorE2E {

    private static final String HOME = "/account/second-factor";
    private static final String STEP = "/sign-in/second-factor";
    private static final String SESSION = name("session");
    private static final String WAITING = name("sign-in");
    private static final String DEVICE = name("device");

    private Visit owner;

    @BeforeEach
    void signIn() {
        owner = Blog.signedIn();
    }

    /** Through the session that made it, which every change renews. */
    @AfterEach
    void removeIt() {
        Document page = owner.page(HOME);
        for (String link : page.select("a[href$=/remove]").eachAttr("href")) {
            assertThat(owner.postForm(link, link, password()).statusCode()).isEqualTo(303);
        }
        assertThat(Blog.signedIn().get("/account").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void nobodyElseWaits() {
        Blog.unlock();
    }

    @Test
    void aCodeComesAfterThePasswordAndWorksOnce() {
        Visit elsewhere = Blog.signedIn();
        assertThat(owner.postForm(HOME + "/app", HOME + "/app", Map.of("current", "wrong"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> shown = owner.postForm(HOME + "/app", HOME + "/app", password());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control")).contains("private, no-store");
        Document app = Jsoup.parse(shown.body());
        String secret = app.select("#secret").val();
        assertThat(app.select("svg.qr path").attr("d")).hasSizeGreaterThan(1000);
        assertThat(app.select("a[href^=otpauth:]").attr("href")).contains("secret=" + secret, "issuer=");
        assertThat(owner.page(HOME).html()).doesNotContain(secret);
        assertThat(Blog.signedIn().get("/account").statusCode())
                .as("not before it is confirmed")
                .isEqualTo(200);

        HttpResponse<String> wrong =
                owner.postForm(HOME + "/app", HOME + "/app/confirm", Map.of("secret", secret, "code", "12345"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select("#code-error").text()).startsWith("The code is wrong");
        byte[] key = decoded(secret);
        HttpResponse<String> peeped = elsewhere.postForm(HOME + "/app", HOME + "/app/confirm", Map.of("code", "12345"));
        assertThat(peeped.statusCode()).isEqualTo(422);
        assertThat(peeped.body())
                .as("to another session, which typed no password")
                .doesNotContain(secret);
        assertThat(elsewhere
                        .postForm(HOME + "/app", HOME + "/app/confirm", Map.of("code", code(key, -1)))
                        .statusCode())
                .as("nor does it confirm")
                .isEqualTo(422);
        String former = owner.cookie(SESSION).orElseThrow().getValue();
        HttpResponse<String> confirmed =
                owner.postForm(HOME + "/app", HOME + "/app/confirm", Map.of("secret", secret, "code", code(key, -1)));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        List<String> codes =
                Jsoup.parse(confirmed.body()).select(".recovery-codes code").eachText();
        assertThat(codes).hasSize(10);
        assertThat(owner.cookie(SESSION).orElseThrow().getValue()).isNotEqualTo(former);
        assertThat(owner.postRaw(
                                "/account/sessions/end-others",
                                Map.of(
                                        "_csrf",
                                        Jsoup.parse(confirmed.body())
                                                .select("input[name=_csrf]")
                                                .attr("value")))
                        .statusCode())
                .as("the page with the codes belongs to the new session")
                .isEqualTo(303);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        assertThat(owner.page("/admin/people")
                        .select("tr:contains(" + Blog.admin() + ") .badge")
                        .eachText())
                .contains("Second factor");

        Visit visit = half();
        assertThat(visit.cookie(SESSION)).isEmpty();
        assertThat(visit.get("/account").statusCode()).isEqualTo(303);
        String waiting = visit.cookie(WAITING).orElseThrow().getValue();
        assertThat(Blog.visitor()
                        .get("/account", "Cookie", SESSION + "=" + waiting)
                        .statusCode())
                .as("half signed in is not signed in")
                .isEqualTo(303);
        assertThat(visit.postForm(STEP, STEP, Map.of("code", "not a code")).statusCode())
                .isEqualTo(422);
        String code = code(key, 0);
        HttpResponse<String> entered = visit.postForm(STEP, STEP, Map.of("code", code, "next", "//evil.example"));
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).hasValue("/admin");
        assertThat(visit.get("/account").statusCode()).isEqualTo(200);

        Visit replay = half();
        assertThat(replay.postForm(STEP, STEP, Map.of("code", code)).statusCode())
                .isEqualTo(422);
        assertThat(replay.postForm(STEP, STEP, Map.of("recovery", codes.get(0))).statusCode())
                .isEqualTo(303);
        Visit again = half();
        assertThat(again.postForm(STEP, STEP, Map.of("recovery", codes.get(0))).statusCode())
                .isEqualTo(422);
        assertThat(owner.page(HOME).select("[aria-labelledby=codes-title]").text())
                .contains("9 of 10");

        // Remembered: the second factor is skipped, the password is not; until it is forgotten.
        assertThat(again.postForm(STEP, STEP, Map.of("recovery", codes.get(1), "remember", "true"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(again.cookie(DEVICE).orElseThrow().isHttpOnly()).isTrue();
        again.postForm("/account", "/sign-out", Map.of());
        again.signIn(Blog.admin(), Blog.password());
        assertThat(again.get("/account").statusCode()).isEqualTo(200);
        String forget =
                owner.page("/account").select("form[action^=/account/devices/]").attr("action");
        assertThat(owner.postForm("/account", forget, Map.of()).statusCode()).isEqualTo(303);
        assertThat(owner.postForm("/account", forget, Map.of()).statusCode()).isEqualTo(404);
        again.postForm("/account", "/sign-out", Map.of());
        again.signIn(Blog.admin(), Blog.password());
        assertThat(again.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aPasskeyComesAfterThePasswordOrInItsPlace() {
        Authenticator key = registered("<b>blue key</b>");
        Document page = owner.page(HOME);
        assertThat(page.select("[aria-labelledby=passkeys-title] strong").eachText())
                .containsExactly("<b>blue key</b>");
        assertThat(page.select("[aria-labelledby=codes-title]").text()).contains("10 of 10");

        Visit visit = half();
        key.count = 2;
        key.verifiesUser = false;
        assertThat(visit.postForm(STEP, STEP + "/passkey", Map.of("credential", key.get(options(visit, STEP))))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visit.get("/account").statusCode()).isEqualTo(200);

        key.count = 3;
        Visit alone = Blog.visitor();
        String unverified = key.get(options(alone, "/sign-in"));
        assertThat(byPasskey(alone, unverified)).as("a stranger with the key").isEqualTo(422);
        key.verifiesUser = true;
        HttpResponse<String> entered = alone.postForm(
                "/sign-in",
                "/sign-in/passkey",
                Map.of("credential", key.get(options(alone, "/sign-in")), "next", "/account"));
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).hasValue("/account");
        assertThat(alone.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aPasskeysAnswerIsGoodForOneQuestionOfOneBrowser() {
        Authenticator key = registered("key");
        key.count = 5;
        Visit visit = Blog.visitor();
        String options = options(visit, "/sign-in");
        String answer = key.get(options);
        assertThat(byPasskey(Blog.visitor(), answer)).as("another browser's").isEqualTo(422);
        Visit half = half();
        assertThat(half.postForm(STEP, STEP + "/passkey", Map.of("credential", key.get(options(visit, "/sign-in"))))
                        .statusCode())
                .as("asked for something else")
                .isEqualTo(422);
        assertThat(byPasskey(visit, answer)).isEqualTo(303);
        visit.postForm("/account", "/sign-out", Map.of());
        key.count = 6;
        assertThat(byPasskey(visit, key.get(options))).as("asked before").isEqualTo(422);

        key.count = 5;
        assertThat(byPasskey(visit, key.get(options(visit, "/sign-in"))))
                .as("the count stands still: there are two of it")
                .isEqualTo(422);
        key.count = 7;
        key.origin = "https://blog.evil.example";
        assertThat(byPasskey(visit, key.get(options(visit, "/sign-in"))))
                .as("a page elsewhere")
                .isEqualTo(422);
        key.origin = new Authenticator().origin;
        key.site = "evil.example";
        assertThat(byPasskey(visit, key.get(options(visit, "/sign-in"))))
                .as("another site's")
                .isEqualTo(422);
        key.site = new Authenticator().site;
        Authenticator stranger = new Authenticator();
        assertThat(byPasskey(visit, stranger.get(options(visit, "/sign-in"))))
                .as("nobody's")
                .isEqualTo(422);
        key.claims(new byte[32]);
        assertThat(byPasskey(visit, key.get(options(visit, "/sign-in"))))
                .as("as somebody else")
                .isEqualTo(422);
    }

    @Test
    void aPasskeyIsMadeByWhoTypedThePasswordOnly() {
        HttpResponse<String> refused = optionsFor(owner, HOME + "/passkeys", Map.of("current", "wrong", "name", "x"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("This is not your current password.");

        Authenticator key = new Authenticator();
        // A challenge of another kind, which nobody typed a password for.
        Visit other = Blog.visitor();
        String foreign = options(other, "/sign-in").replaceFirst("}$", ",\"user\":{\"id\":\"AAAA\"}}");
        assertThat(register("x", key.create(foreign))).isEqualTo(422);
        key.origin = "https://evil.example";
        assertThat(register("x", key.create(newOptions("x")))).isEqualTo(422);
        assertThat(register("x", "")).isEqualTo(422);
        assertThat(owner.page(HOME).select("[aria-labelledby=passkeys-title] li"))
                .isEmpty();
        assertThat(Blog.signedIn().get("/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "nonsense", "{\"id\":\"AA\",\"response\":{}}", "\u0000"})
    void isNotConfusedByAnyAnswer(String answer) {
        assertThat(byPasskey(Blog.visitor(), answer)).isEqualTo(422);
        assertThat(register("x", answer)).isEqualTo(422);
    }

    @Test
    void withoutThePasswordThereIsNothingToShowItTo() {
        HttpResponse<String> page = Blog.visitor().get(STEP + "?next=/account");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/sign-in?next=%2Faccount");
        Visit visit = Blog.visitor();
        assertThat(visit.postForm("/sign-in", STEP, Map.of("code", "123456")).statusCode())
                .isEqualTo(303);
        assertThat(visit.cookie(SESSION)).isEmpty();
        assertThat(Blog.visitor().get(HOME).statusCode()).isEqualTo(303);
    }

    @Test
    void signsOutEverywhereAndShowsDevicesInWords() {
        Visit visit = Blog.visitor();
        visit.signIn(Blog.admin(), Blog.password());
        Document page = Jsoup.parse(visit.get("/account").body());
        assertThat(page.select("[aria-labelledby=sessions-title] li").size()).isGreaterThan(1);
        assertThat(page.select("[aria-labelledby=sessions-title] .badge")).hasSize(1);
        assertThat(page.select("[aria-labelledby=sessions-title]").text()).doesNotContain("Java-http-client");

        HttpResponse<String> out = visit.postForm("/account", "/account/sessions/end-all", Map.of());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith(SESSION + "=;"));
        assertThat(owner.get("/account").statusCode()).isEqualTo(303);
        owner = Blog.signedIn();
    }

    private Authenticator registered(String name) {
        Authenticator key = new Authenticator();
        assertThat(register(name, key.create(newOptions(name)))).isEqualTo(200);
        return key;
    }

    private String newOptions(String name) {
        Map<String, Object> fields = new HashMap<>(password());
        fields.put("name", name);
        HttpResponse<String> options = optionsFor(owner, HOME + "/passkeys", fields);
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        return options.body();
    }

    private int register(String name, String answer) {
        return owner.postForm(HOME + "/passkeys", HOME + "/passkeys", Map.of("name", name, "credential", answer))
                .statusCode();
    }

    /** A browser in which the password was right. */
    private static Visit half() {
        Visit visit = Blog.visitor();
        HttpResponse<String> next =
                visit.postForm("/sign-in", "/sign-in", Map.of("username", Blog.admin(), "password", Blog.password()));
        assertThat(next.statusCode()).isEqualTo(303);
        assertThat(next.headers().firstValue("Location")).hasValue(STEP + "?next=%2Fadmin");
        return visit;
    }

    private static int byPasskey(Visit visit, String answer) {
        return visit.postForm("/sign-in", "/sign-in/passkey", Map.of("credential", answer))
                .statusCode();
    }

    private static String options(Visit visit, String page) {
        HttpResponse<String> options = optionsFor(visit, page, Map.of());
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        return options.body();
    }

    private static HttpResponse<String> optionsFor(Visit visit, String page, Map<String, ?> fields) {
        String path = page.endsWith("/passkeys") ? page + "/options" : page + "/passkey/options";
        return visit.postForm(page, path, fields);
    }

    private static Map<String, Object> password() {
        return Map.of("current", Blog.password());
    }

    private static String code(byte[] key, int steps) {
        return Totp.code(key, Totp.step(Instant.now()) + steps);
    }

    private static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((letter >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }

    private static String name(String plain) {
        return "https".equals(Blog.baseUrl().getScheme()) ? "__Host-" + plain : plain;
    }
}
