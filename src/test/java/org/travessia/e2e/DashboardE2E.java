package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The first page of the administration. */
class DashboardE2E {

    @Test
    void it_shows_what_waits_and_leads_there() {
        Visit writer = Blog.signedIn();
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        write(writer, "Rascunho <script>alert(1)</script> " + word, Map.of("action", "draft"));
        write(writer, "Agendado " + word, Map.of("action", "publish", "publishAt", "2098-01-01T10:30"));
        Document page = writer.page("/admin");
        assertThat(page.select("h1").text()).isEqualTo("Overview");
        assertThat(page.select(".card-figure").eachText())
                .hasSize(3)
                .allMatch(figure -> figure.matches("\\d{1,2}\\+?"));
        assertThat(page.select("[aria-labelledby=drafts-title]").text()).contains("<script>alert(1)</script> " + word);
        assertThat(page.select("[aria-labelledby=recent-title]").text()).contains("Agendado " + word);
        assertThat(page.select("script:not([src])")).isEmpty();
        for (String link : page.select("main a[href^=/admin], .cards a").eachAttr("href")) {
            assertThat(writer.get(link).statusCode()).as(link).isEqualTo(200);
        }
        // The next ones: of what is scheduled for so late, others may stand before it.
        assertThat(page.select("[aria-labelledby=scheduled-title] time")).isNotEmpty();
        assertThat(page.select("nav [aria-current=page]").eachAttr("href")).containsExactly("/admin");
    }

    @Test
    void it_is_where_one_comes_after_signing_in_and_nobody_else() {
        Visit visit = Blog.visitor();
        HttpResponse<String> stranger = visit.get("/admin");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location").orElseThrow()).contains("/sign-in");
        HttpResponse<String> signedIn =
                visit.postForm("/sign-in", "/sign-in", Map.of("username", Blog.admin(), "password", Blog.password()));
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/admin");
        assertThat(visit.get("/admin").headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    private static void write(Visit writer, String title, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("title", title, "markdown", "Text."));
        fields.putAll(more);
        assertThat(writer.postForm("/admin/posts/new", "/admin/posts/new", fields)
                        .statusCode())
                .isEqualTo(303);
    }
}
