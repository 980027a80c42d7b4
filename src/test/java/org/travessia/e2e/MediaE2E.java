package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.media.TestImages;

/** An image of the blog under test, under the hash of its bytes. */
class MediaE2E {

    private static final String NO_HASH = "0".repeat(64);

    private static String image;

    private final Visit visitor = Blog.visitor();

    @BeforeAll
    static void upload() {
        Visit writer = Blog.signedIn();
        HttpResponse<String> answer = new Upload()
                .file("boat.png", "image/png", TestImages.png(48, 32))
                .asEditor(writer, writer.csrf("/admin/media"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String url =
                Json.createReader(new StringReader(answer.body())).readObject().getString("url");
        // A post shows the bytes themselves.
        String slug = "boat-" + System.nanoTime();
        writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", slug, "slug", slug, "markdown", "![A boat](" + url + ")", "action", "publish"));
        image = writer.page("/posts/" + slug).select(".prose img").attr("src");
        assertThat(image).matches("/media/[0-9a-f]{64}/boat\\.png");
    }

    @Test
    void servesAnImageForEver() {
        HttpResponse<String> answer = visitor.get(image);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .startsWith("image/");
        assertThat(answer.headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=31536000, s-maxage=60, immutable");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void whoHasItGetsNothingTwice() {
        String tag = visitor.get(image).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = visitor.get(image, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    void headTellsTheSame() {
        HttpResponse<String> head = visitor.send(visitor.request(image).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.html",
                "x.svg",
                "x.js",
                "x",
                "..",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e%2fx.png",
                "..%5cx.png",
                "%252e%252e%252fx.png",
                "a%00.png",
                "a%0d%0aSet-Cookie:x=y.png",
                ".png",
                "a..png",
                "a;b.png",
                "a%2fb.png"
            })
    void anImageHasOnlyNamesThatFit(String file) {
        HttpResponse<String> answer = visitor.get(image.substring(0, image.lastIndexOf('/') + 1) + file);
        assertThat(answer.statusCode()).as(file).isIn(400, 404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("text/html"))
                .doesNotStartWith("image/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/",
                "/media/x",
                "/media/x/y.png",
                "/media/0000/../x.png",
                "/media/%2e%2e/%2e%2e/etc/passwd",
                "/media/..%2f..%2fetc/passwd",
                "/media/..%5c..%5cetc/passwd",
                "/media/%252e%252e/x.png"
            })
    void nothingElseIsThere(String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void anUnknownHashIsNotThere() {
        assertThat(visitor.get("/media/" + NO_HASH + "/x.png").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/media/" + NO_HASH.toUpperCase() + "A/x.png").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyChangesAnImage() {
        assertThat(visitor.send(visitor.request("/media/" + NO_HASH + "/x.png").PUT(BodyPublishers.ofString("x")))
                        .statusCode())
                .isBetween(400, 499);
    }
}
