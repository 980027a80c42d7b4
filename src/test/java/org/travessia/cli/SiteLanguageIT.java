package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Visit;

/** Who wishes for no language that the blog has is greeted in the site's own. */
class SiteLanguageIT {

    @TempDir
    Path folder;

    @Test
    void a_portuguese_blog_greets_in_portuguese() throws Exception {
        try (House house = House.empty();
                Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            house.execute("update site set language = 'pt-BR'");

            for (String path : new String[] {"/", "/sign-in", "/nothing-here"}) {
                // As from a program, from nginx when the browser named no language of ours, and from such a browser
                // itself.
                assertThat(language(blog.get(path).body())).as(path).isEqualTo("pt-BR");
                assertThat(language(asked(blog, path, ""))).as(path).isEqualTo("pt-BR");
                assertThat(language(asked(blog, path, "fr-FR, *;q=0.5")))
                        .as(path)
                        .isEqualTo("pt-BR");
                assertThat(language(asked(blog, path, "fr, en;q=0.5"))).as(path).isEqualTo("en");
            }
            Visit reader = new Visit(URI.create("http://localhost:" + blog.port));
            reader.get("/language/en");
            assertThat(language(reader.send(reader.request("/").setHeader("Accept-Language", ""))
                            .body()))
                    .isEqualTo("en");

            house.execute("update site set language = 'en'");
            assertThat(language(blog.get("/").body())).isEqualTo("en");
        }
    }

    private static String asked(Launched blog, String path, String languages) {
        Visit reader = new Visit(URI.create("http://localhost:" + blog.port));
        return reader.send(reader.request(path).setHeader("Accept-Language", languages))
                .body();
    }

    private static String language(String page) {
        return Jsoup.parse(page).select("html").attr("lang");
    }
}
