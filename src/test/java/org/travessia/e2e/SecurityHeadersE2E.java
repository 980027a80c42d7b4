package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer tells browsers what they may do with it, once. */
class SecurityHeadersE2E {

    private static final Map<String, String> EXPECTED = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/account",
                "/no-such-page",
                "/posts/no-such-post",
                "/setup",
                "/feeds/rss.xml",
                "/robots.txt",
                "/sitemap.xml",
                "/llms.txt",
                "/api/v1/posts",
                "/api/v1/posts/999999999",
                "/api/no-such-thing"
            })
    void areOnEveryKindOfAnswer(String path) {
        assertHeaders(Blog.visitor().get(path));
    }

    @Test
    void areOnRefusals() {
        assertHeaders(Blog.visitor().postRaw("/sign-out", Map.of()));
    }

    @Test
    void areOnPagesOfSignedInPeople() {
        assertHeaders(Blog.signedIn().get("/admin/posts"));
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

    private static void assertHeaders(HttpResponse<String> response) {
        EXPECTED.forEach((name, value) -> assertThat(response.headers().allValues(name))
                .as(name + " of " + response.uri() + " " + response.statusCode())
                .containsExactly(value));
        assertThat(response.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Strict-Transport-Security"))
                .hasSize("https".equals(Blog.baseUrl().getScheme()) ? 1 : 0);
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.equalsIgnoreCase("X-Powered-By"));
    }
}
