package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A page tells that it is seen, and the overview says how often. */
class ViewsE2E {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

    @Test
    void views_are_counted_without_robots_and_show_on_the_overview() throws InterruptedException {
        Visit writer = Blog.signedIn();
        String title = "Lido w" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> saved = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", title, "markdown", "Text.", "action", "publish"));
        assertThat(saved.statusCode()).isEqualTo(303);
        String slug = title.toLowerCase().replace(' ', '-');
        Visit reader = Blog.visitor();
        String id = reader.page("/posts/" + slug).select("[data-post]").attr("data-post");
        assertThat(id).matches("\\d+");
        assertThat(writer.page("/posts/" + slug).select("[data-post]"))
                .as("who is signed in is not counted")
                .isEmpty();

        for (int view = 0; view < 40; view++) {
            HttpResponse<String> counted = tell(reader, id, BROWSER);
            assertThat(counted.statusCode()).isEqualTo(204);
            assertThat(counted.headers().firstValue("Set-Cookie")).isEmpty();
        }
        tell(reader, id, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        Element row = null;
        // Each replica writes what it has counted in its own time.
        for (int second = 0; second < 60 && (row == null || !row.text().endsWith("40 views")); second++) {
            Thread.sleep(1000);
            Document overview = writer.page("/admin");
            row = overview.select("[aria-labelledby=read-title] li").stream()
                    .filter(each -> each.text().contains(title))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(row).as("no view was written").isNotNull();
        assertThat(row.text()).endsWith("40 views");
    }

    @Test
    void what_is_no_number_is_refused_and_a_made_up_one_does_no_harm() {
        Visit reader = Blog.visitor();
        for (String wrong : new String[] {"", "x", "-1", "1 or 1=1", "1".repeat(19), "9".repeat(5000), "<script>"}) {
            assertThat(tell(reader, wrong, BROWSER).statusCode()).as(wrong).isIn(400, 413);
        }
        assertThat(tell(reader, "999999999999", BROWSER).statusCode()).isEqualTo(204);
        assertThat(reader.get("/api/v1/views").statusCode()).isEqualTo(405);
        assertThat(reader.postRaw("/api/v1/views", Map.of("id", "1")).statusCode())
                .isEqualTo(415);
    }

    private static HttpResponse<String> tell(Visit visit, String body, String userAgent) {
        return visit.send(visit.request("/api/v1/views")
                .header("User-Agent", userAgent)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }
}
