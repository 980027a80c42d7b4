package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody in particular may make the blog hold in memory. */
class BodyLimitsE2E {

    private static final String LARGE = "a=" + "b".repeat(300 * 1024);

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/no-such-page", "/posts/a", "/admin/posts/new", "/api/v1/posts", "/account"})
    void a_large_form_of_nobody_is_refused(String path) {
        assertThat(large(path)).as(path).isEqualTo(413);
    }

    @Test
    void many_at_once_do_no_harm() {
        List<Integer> answers = Stream.generate(() -> "/")
                .limit(40)
                .parallel()
                .map(BodyLimitsE2E::large)
                .distinct()
                .toList();
        assertThat(answers).containsExactly(413);
        assertThat(Blog.visitor().get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_comment_of_the_greatest_length_is_within() {
        // 10,000 characters of three bytes each, percent-encoded: refused for its token, not for its size.
        String text = "text=" + "%E2%82%AC".repeat(10_000);
        assertThat(Blog.visitor()
                        .send(Blog.visitor()
                                .request("/posts/a/comment")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(text)))
                        .statusCode())
                .isEqualTo(403);
    }

    private static int large(String path) {
        Visit visit = Blog.visitor();
        return visit.send(visit.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(LARGE)))
                .statusCode();
    }
}
