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

    private static final String HOSTILE = "%22%3E%3Cscript%3Eevil()%3C/script%3E.example.org%0D%0AX:%20y";

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
            HttpResponse<String> counted =
                    tell(reader, id, BROWSER, "?from=" + (view % 2 == 0 ? "www.google.com" : HOSTILE));
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

        // Where they came from: the engine by its name, and what cannot be a host is elsewhere.
        String figures = "/admin/statistics?days=7&post=" + id;
        Document page = writer.page(figures);
        for (int second = 0;
                second < 30
                        && !page.select("[aria-labelledby=from-title]").text().contains("Elsewhere 20 views");
                second++) {
            Thread.sleep(1000);
            page = writer.page(figures);
        }
        assertThat(page.select("[aria-labelledby=from-title]").text())
                .contains("Google (search) 20 views", "Elsewhere 20 views")
                .doesNotContain("evil");
        assertThat(page.select("h1").text()).contains(title);
        assertThat(page.select("svg rect")).hasSize(1);
        assertThat(page.select("table tbody tr")).hasSize(7);
        assertThat(page.select("table tbody tr").last().text()).endsWith(" 40");
        assertThat(page.select("script:not([src]), [style]")).isEmpty();
        HttpResponse<String> csv = writer.get("/admin/statistics/days.csv?days=7&post=" + id);
        assertThat(csv.body()).startsWith("day,views\r\n").endsWith(",40\r\n");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(writer.get("/admin/statistics/referrers.csv?post=" + id).body())
                .contains("google,20", "other,20");
        assertThat(writer.get("/admin/statistics/posts.csv").body()).contains(title + ",40");
    }

    @Test
    void figures_are_for_who_is_signed_in_and_of_posts_that_there_are() {
        assertThat(Blog.visitor().get("/admin/statistics").statusCode()).isEqualTo(303);
        assertThat(Blog.visitor().get("/admin/statistics/posts.csv").statusCode())
                .isEqualTo(303);
        Visit writer = Blog.signedIn();
        assertThat(writer.get("/admin/statistics?post=999999999").statusCode()).isEqualTo(404);
        assertThat(writer.get("/admin/statistics/passwords.csv").statusCode()).isEqualTo(404);
        assertThat(writer.page("/admin/statistics?days=%22%3E%3Cscript%3E&post=x")
                        .select("script:not([src])"))
                .isEmpty();
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
        return tell(visit, body, userAgent, "");
    }

    private static HttpResponse<String> tell(Visit visit, String body, String userAgent, String query) {
        return visit.send(visit.request("/api/v1/views" + query)
                .header("User-Agent", userAgent)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }
}
