package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.media.TestImages;

/** Every kind of answer tells browsers what they may do with it, once; header by header. */
class SecurityHeadersE2E {

    private static final boolean TLS = "https".equals(Blog.baseUrl().getScheme());

    private static Visit reader;
    private static Visit admin;

    /** Who may keep an answer. */
    private enum Kept {
        /** Anybody, for a moment or for ever. */
        BY_ALL,
        /** Nobody: it is about one person, or holds a form's token. */
        BY_NOBODY,
        /** Whoever asked, for as long as it is asked again whether it is still so, or nobody. */
        BY_WHO_ASKED,
        /** What it says does not matter. */
        ANYHOW
    }

    private enum Kind {
        HOME(200, Kept.BY_ALL, () -> reader.get("/")),
        POST(200, Kept.BY_ALL, () -> reader.get("/posts/" + published())),
        TEXT(200, Kept.BY_ALL, () -> reader.get("/posts/" + published() + ".md")),
        SEARCH(200, Kept.BY_ALL, () -> reader.get("/search?q=%3Cscript%3E")),
        NOT_FOUND(404, Kept.BY_ALL, () -> reader.get("/no-such-page")),
        NO_SUCH_POST(404, Kept.BY_ALL, () -> reader.get("/posts/no-such-post")),
        /** Where there is a web server in front, it answers this one itself. */
        DOTFILE(404, Kept.ANYHOW, () -> reader.get("/.hidden")),
        MOVED(301, Kept.ANYHOW, () -> reader.get("/page/1")),
        MALFORMED(422, Kept.ANYHOW, () -> reader.get("/?before=nonsense")),
        WRONG_METHOD(
                403, Kept.BY_NOBODY, () -> reader.send(reader.request("/tags").DELETE())),
        NOT_SIGNED_IN(303, Kept.ANYHOW, () -> reader.get("/account")),
        SIGN_IN(200, Kept.BY_NOBODY, () -> Blog.visitor().get("/sign-in")),
        SETUP(404, Kept.ANYHOW, () -> reader.get("/setup")),
        COMMENT_FORM(200, Kept.BY_NOBODY, () -> Blog.visitor().get("/posts/" + published() + "/comment")),
        WITHOUT_TOKEN(403, Kept.BY_NOBODY, () -> Blog.visitor().postRaw("/sign-out", Map.of())),
        SIGNED_IN_HOME(200, Kept.BY_NOBODY, () -> admin.get("/")),
        SIGNED_IN_NOT_FOUND(404, Kept.BY_NOBODY, () -> admin.get("/no-such-page")),
        ACCOUNT(200, Kept.BY_NOBODY, () -> admin.get("/account")),
        OWN_DATA(200, Kept.BY_NOBODY, () -> admin.get("/account/export")),
        ADMINISTRATION(200, Kept.BY_NOBODY, () -> admin.get("/admin")),
        EDITOR(200, Kept.BY_NOBODY, () -> admin.get("/admin/posts/new")),
        PREVIEW(200, Kept.BY_NOBODY, SecurityHeadersE2E::preview),
        API(200, Kept.BY_WHO_ASKED, () -> reader.get("/api/v1/posts")),
        API_NOT_FOUND(404, Kept.BY_WHO_ASKED, () -> reader.get("/api/v1/posts/999999999")),
        API_NO_TOKEN(
                401,
                Kept.BY_WHO_ASKED,
                () -> reader.send(reader.request("/api/v1/posts")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))),
        NO_SUCH_API(404, Kept.BY_WHO_ASKED, () -> reader.get("/api/no-such-thing")),
        FEED(200, Kept.BY_ALL, () -> reader.get("/feeds/rss.xml")),
        JSON_FEED(200, Kept.BY_ALL, () -> reader.get("/feeds/feed.json")),
        SITEMAP(200, Kept.BY_ALL, () -> reader.get("/sitemap.xml")),
        ROBOTS(200, Kept.BY_ALL, () -> reader.get("/robots.txt")),
        LLMS(200, Kept.BY_ALL, () -> reader.get("/llms.txt")),
        SITE_STYLE(200, Kept.BY_ALL, () -> reader.get("/site.css")),
        STYLE_SHEET(200, Kept.BY_ALL, () -> reader.get(linked("link[rel=stylesheet][href^=/static/]", "href"))),
        SCRIPT(200, Kept.BY_ALL, () -> reader.get(linked("script[src^=/static/]", "src"))),
        NO_SUCH_FILE(404, Kept.ANYHOW, () -> reader.get("/static/css/none.0000000000000000.css")),
        IMAGE(200, Kept.BY_ALL, () -> reader.get(uploaded("seen.png", TestImages.png(17, 5)))),
        ATTACHMENT(200, Kept.BY_ALL, () -> reader.get(uploaded("read.pdf", bytes("%PDF-1.7 headers")))),
        DRAWING(
                200,
                Kept.BY_ALL,
                () -> reader.get(uploaded(
                        "drawn.svg",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")))),
        SHARE_PICTURE(
                200,
                Kept.BY_ALL,
                () -> reader.get(
                        URI.create(linked("meta[property=og:image]", "content")).getRawPath()));

        private static final Map<Kind, HttpResponse<String>> ANSWERS = new EnumMap<>(Kind.class);

        private final int status;
        private final Kept kept;
        private final Supplier<HttpResponse<String>> asked;

        Kind(int status, Kept kept, Supplier<HttpResponse<String>> asked) {
            this.status = status;
            this.kept = kept;
            this.asked = asked;
        }

        HttpResponse<String> answer() {
            if (reader == null) {
                reader = Blog.visitor();
                admin = Blog.signedIn();
            }
            return ANSWERS.computeIfAbsent(this, kind -> kind.asked.get());
        }

        /** What people have uploaded may be shown on other sites, with the feed; nothing in it may run, whoever opens it. */
        boolean isUploaded() {
            return this == IMAGE || this == ATTACHMENT || this == DRAWING;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheAnswerThatIsMeant(Kind kind) {
        assertThat(kind.answer().statusCode()).isEqualTo(kind.status);
    }

    @ParameterizedTest
    @EnumSource
    void contentSecurityPolicy(Kind kind) {
        List<String> policy =
                Arrays.stream(one(kind, "Content-Security-Policy").split("; ?")).toList();
        assertThat(policy).contains("default-src 'none'");
        if (kind.isUploaded()) {
            assertThat(policy).containsExactlyInAnyOrder("default-src 'none'", "sandbox");
            return;
        }
        assertThat(policy)
                .contains(
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types blog");
        // No object-src: default-src 'none' stands for it. Images may be on other sites, nothing else may.
        assertThat(policy)
                .noneMatch(said -> said.startsWith("object-src"))
                .noneMatch(said -> said.matches(".*('unsafe-|'nonce-|'strict-dynamic|\\*|data:|blob:).*"))
                .filteredOn(said -> said.contains("https:"))
                .allMatch(said -> said.startsWith("img-src"));
    }

    @ParameterizedTest
    @EnumSource
    void isFramedByNobody(Kind kind) {
        assertThat(one(kind, "X-Frame-Options")).isEqualTo("DENY");
    }

    @ParameterizedTest
    @EnumSource
    void isTakenForWhatItSaysItIs(Kind kind) {
        assertThat(one(kind, "X-Content-Type-Options")).isEqualTo("nosniff");
        if (kind == Kind.ATTACHMENT || kind == Kind.DRAWING) {
            assertThat(one(kind, "Content-Disposition")).startsWith("attachment");
        }
        if (kind == Kind.DRAWING) {
            assertThat(one(kind, "Content-Type")).isEqualTo("application/octet-stream");
        }
    }

    @ParameterizedTest
    @EnumSource
    void referrerPolicy(Kind kind) {
        assertThat(one(kind, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    }

    @ParameterizedTest
    @EnumSource
    void permissionsPolicy(Kind kind) {
        assertThat(one(kind, "Permissions-Policy"))
                .contains("camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()")
                .doesNotContain("*", "self");
    }

    @ParameterizedTest
    @EnumSource
    void crossOriginOpenerPolicy(Kind kind) {
        assertThat(one(kind, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @EnumSource
    void crossOriginResourcePolicy(Kind kind) {
        assertThat(one(kind, "Cross-Origin-Resource-Policy"))
                .isEqualTo(kind.isUploaded() || kind == Kind.SHARE_PICTURE ? "cross-origin" : "same-origin");
    }

    @ParameterizedTest
    @EnumSource
    void strictTransportSecurity(Kind kind) {
        List<String> said = kind.answer().headers().allValues("Strict-Transport-Security");
        assertThat(said).isEqualTo(TLS ? List.of("max-age=31536000; includeSubDomains") : List.of());
    }

    @ParameterizedTest
    @EnumSource
    void isKeptByWhoMayKeepIt(Kind kind) {
        String kept = String.join(", ", kind.answer().headers().allValues("Cache-Control"));
        switch (kind.kept) {
            case BY_ALL -> assertThat(kept).contains("public").doesNotContain("no-store");
            case BY_NOBODY -> assertThat(kept).contains("no-store").doesNotContain("public");
            case BY_WHO_ASKED ->
                assertThat(kept).containsAnyOf("private", "no-store").doesNotContain("public");
            case ANYHOW -> {}
        }
    }

    /** A cache that keeps a cookie hands it on to the next reader. */
    @ParameterizedTest
    @EnumSource
    void whatIsKeptSetsNoCookie(Kind kind) {
        if (kind.kept == Kept.BY_ALL) {
            assertThat(kind.answer().headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSayWhatItRunsOn(Kind kind) {
        assertThat(kind.answer().headers().map().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("X-Powered-By") || name.equalsIgnoreCase("X-AspNet-Version"));
        assertThat(kind.answer().headers().firstValue("Server").orElse("")).doesNotContainPattern("\\d");
    }

    @Test
    void cookiesAreForThisSiteAndForNoScript() {
        Visit visitor = Blog.visitor();
        List<String> cookies = new ArrayList<>(visitor.get("/sign-in").headers().allValues("Set-Cookie"));
        cookies.addAll(
                visitor.postForm("/sign-in", "/sign-in", Map.of("username", Blog.admin(), "password", Blog.password()))
                        .headers()
                        .allValues("Set-Cookie"));
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(2);
        assertThat(cookies).allSatisfy(cookie -> {
            assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=");
            assertThat(cookie).doesNotContainIgnoringCase("SameSite=None").doesNotContainIgnoringCase("Domain=");
            assertThat(cookie.startsWith("__Host-")).isEqualTo(TLS);
            assertThat(cookie.matches("(?i).*;\\s*Secure.*")).isEqualTo(TLS);
        });
    }

    @Test
    void pagesHoldNothingThatThePolicyForbids() {
        Visit visit = Blog.signedIn();
        for (String path : List.of("/", "/account", "/admin/posts", "/admin/posts/new")) {
            var page = visit.page(path);
            assertThat(page.select("style, [style], script:not([src], [type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("[src^=http], link[rel=stylesheet][href^=http]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example"})
    void aForeignHostIsNotServed(String host) throws IOException {
        URI base = Blog.baseUrl();
        Assumptions.assumeTrue("http".equals(base.getScheme()), "a plain socket speaks no TLS");
        try (Socket socket = new Socket(base.getHost(), base.getPort() < 0 ? 80 : base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            // A web server in front may close without a word.
            assertThat(text.isEmpty() || text.startsWith("HTTP/1.1 4")).as(text).isTrue();
            assertThat(text).doesNotContain("<html");
        }
    }

    /** Said once: of two values a browser takes the stricter one, or none. */
    private static String one(Kind kind, String name) {
        List<String> said = kind.answer().headers().allValues(name);
        assertThat(said)
                .as(name + " of " + kind.answer().uri() + " " + kind.answer().statusCode())
                .hasSize(1);
        return said.get(0);
    }

    /** The slug of a post that was just written. */
    private static String published() {
        String slug = "headers-" + UUID.randomUUID();
        HttpResponse<String> written = admin.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", slug, "slug", slug, "markdown", "Text.", "action", "publish", "commentsOpen", "true"));
        assertThat(written.statusCode()).isEqualTo(303);
        return slug;
    }

    private static HttpResponse<String> preview() {
        return admin.send(admin.request("/admin/preview")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", admin.csrf("/account"))
                .POST(BodyPublishers.ofString("{\"markdown\":\"*text*\"}")));
    }

    /** An address that the home page names. */
    private static String linked(String selector, String attribute) {
        return reader.page("/").select(selector).attr(attribute);
    }

    private static String uploaded(String name, byte[] content) {
        HttpResponse<String> taken =
                new Upload().file(name, "application/octet-stream", content).asEditor(admin, admin.csrf("/account"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        return Json.createReader(new StringReader(taken.body())).readObject().getString("url");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
