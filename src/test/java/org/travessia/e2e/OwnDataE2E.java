package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the blog has of oneself, taken along. */
class OwnDataE2E {

    private static final String PATH = "/account/export";

    @Test
    void one_downloads_ones_own_as_a_zip() throws IOException {
        Visit visit = Blog.signedIn();
        String word = Long.toString(System.nanoTime(), 36);
        visit.postForm(
                "/account", "/account/tokens", Map.of("name", "for " + word, "days", "7", "scope", "posts:read"));
        assertThat(visit.postForm(
                                "/admin/posts/new",
                                "/admin/posts/new",
                                Map.of("title", "Mine " + word, "markdown", "*Text*", "action", "draft"))
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<byte[]> answer = visit.download(PATH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"account-\\d{4}-\\d\\d-\\d\\d\\.zip\"");

        Map<String, String> files = files(answer.body());
        assertThat(files).containsKeys("person.json", "media.json", "comments.json", "posts/mine-" + word + ".md");
        assertThat(files.get("posts/mine-" + word + ".md"))
                .contains("draft: true", "state: \"DRAFT\"")
                .endsWith("---\n*Text*");
        assertThat(files.get("person.json"))
                .contains(Blog.admin(), "for " + word, "\"sessions\"")
                .doesNotContain("argon2", "hash");
    }

    @Test
    void who_only_asks_about_it_keeps_nobody_waiting() {
        Visit visit = Blog.signedIn();
        for (int time = 0; time < 3; time++) {
            HttpResponse<String> asked = visit.send(visit.request(PATH).method("HEAD", BodyPublishers.noBody()));
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.headers().firstValue("Cache-Control")).contains("private, no-store");
        }
        assertThat(visit.download(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stranger_signs_in_first() {
        HttpResponse<String> answer = Blog.visitor().get(PATH);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?next=%2Faccount%2Fexport");
        assertThat(Blog.visitor()
                        .send(Blog.visitor().request(PATH).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void ones_account_leads_there_in_both_languages() {
        Visit visit = Blog.signedIn();
        for (Map.Entry<String, String> each :
                Map.of("en", "Download your data", "pt-BR", "Baixar seus dados").entrySet()) {
            HttpResponse<String> page = visit.send(visit.request("/account")
                    .setHeader("Accept-Language", each.getKey())
                    .GET());
            Element form =
                    Jsoup.parse(page.body()).select("form[action=" + PATH + "]").first();
            assertThat(form.attr("method")).isEqualTo("get");
            assertThat(form.select("button").text()).isEqualTo(each.getValue());
        }
    }

    private static Map<String, String> files(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
