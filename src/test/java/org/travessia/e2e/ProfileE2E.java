package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody tells readers of themselves. What was told before is told again at the end. */
class ProfileE2E {

    private static final String PATH = "/account/profile";

    /** One transparent pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private Visit visit;
    private Map<String, String> before;

    @BeforeEach
    void remember() {
        visit = Blog.signedIn();
        before = form();
    }

    @AfterEach
    void restore() {
        assertThat(save(before).statusCode()).isEqualTo(303);
        visit.postForm(PATH, PATH + "/picture", Map.of());
    }

    @Test
    void readers_see_it_on_the_page_of_the_posts() {
        assertThat(save(Map.of(
                                "displayName",
                                "Ada <b>Admin</b>",
                                "bio",
                                "About & \"me\" <script>alert(1)</script>",
                                "website",
                                "https://ada.example/?a=b&c=d"))
                        .statusCode())
                .isEqualTo(303);
        Document page = Blog.visitor().page("/authors/" + Blog.admin() + "?" + System.nanoTime());
        assertThat(page.select("h1").text()).isEqualTo("Ada <b>Admin</b>");
        assertThat(page.select(".list-about").text()).contains("<script>alert(1)</script>");
        assertThat(page.select("a[rel=me]").attr("href")).isEqualTo("https://ada.example/?a=b&c=d");
        assertThat(page.select("script:not([src], [type='application/ld+json'])"))
                .isEmpty();
    }

    @Test
    void what_is_wrong_is_named_beside_its_field_and_kept() {
        HttpResponse<String> refused =
                save(Map.of("displayName", " ", "bio", "x".repeat(2001), "website", "javascript:alert(1)"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactly("#displayName", "#bio", "#website");
        assertThat(page.select("#bio").val()).hasSize(2001);
        assertThat(page.select("#website").val()).isEqualTo("javascript:alert(1)");
    }

    @Test
    void mail_about_comments_is_a_wish() {
        Map<String, String> without = form();
        without.remove("commentMail");
        assertThat(visit.postForm(PATH, PATH, without).statusCode()).isEqualTo(303);
        assertThat(form()).doesNotContainKey("commentMail");
        assertThat(save(Map.of("commentMail", "true")).statusCode()).isEqualTo(303);
        assertThat(form()).containsEntry("commentMail", "true");
    }

    @Test
    void a_stale_form_overwrites_nothing_and_sets_nothing_else() {
        String old = form().get("version");
        assertThat(save(Map.of("bio", "First", "role", "CONTRIBUTOR", "username", "x", "id", "9"))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> refused = save(Map.of("bio", "Second", "version", old));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.body()).select("#bio").val()).isEqualTo("Second");
        assertThat(visit.page(PATH).select("#bio").val()).isEqualTo("First");
        assertThat(visit.get("/admin/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void a_picture_is_uploaded_chosen_and_taken_away() {
        HttpResponse<String> uploaded = new Upload()
                .field("_csrf", visit.csrf(PATH))
                .file("me.png", "image/png", PNG)
                .to(visit, PATH + "/picture/upload");
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(303);
        assertThat(picture()).startsWith("/media/");
        assertThat(visit.get(picture()).statusCode()).isEqualTo(200);
        String id = visit.page(PATH).select("input[name=media][checked]").val();
        visit.postForm(PATH, PATH + "/picture", Map.of());
        assertThat(picture()).isEmpty();
        assertThat(visit.postForm(PATH, PATH + "/picture", Map.of("media", id)).statusCode())
                .isEqualTo(303);
        assertThat(picture()).startsWith("/media/");

        for (String wrong : new String[] {"999999999", "x", "-1"}) {
            assertThat(visit.postForm(PATH, PATH + "/picture", Map.of("media", wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void what_is_no_image_is_no_picture() {
        for (String content : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "%PDF-1.4 x", "<html>", "GIF89a"
        }) {
            HttpResponse<String> refused = new Upload()
                    .field("_csrf", visit.csrf(PATH))
                    .file("me.png", "image/png", content.getBytes(StandardCharsets.UTF_8))
                    .to(visit, PATH + "/picture/upload");
            assertThat(refused.statusCode()).as(content).isEqualTo(422);
            assertThat(Jsoup.parse(refused.body()).select(".error-summary a").attr("href"))
                    .isEqualTo("#file");
        }
        assertThat(picture()).isEmpty();
    }

    @Test
    void a_foreign_or_missing_token_changes_nothing() {
        Map<String, String> fields = form();
        fields.put("displayName", "Hijacked");
        fields.remove("_csrf");
        assertThat(visit.postRaw(PATH, fields).statusCode()).isEqualTo(403);
        assertThat(visit.postRaw(PATH + "/picture", Map.of("media", "1")).statusCode())
                .isEqualTo(403);
        assertThat(new Upload()
                        .field("_csrf", Blog.signedIn().csrf(PATH))
                        .file("me.png", "image/png", PNG)
                        .to(visit, PATH + "/picture/upload")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> stranger = Blog.visitor().get(PATH);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location").orElseThrow()).contains("/sign-in");
        assertThat(visit.page(PATH).select("#displayName").val()).isNotEqualTo("Hijacked");
    }

    private String picture() {
        return Blog.visitor()
                .page("/authors/" + Blog.admin() + "?" + System.nanoTime())
                .select(".author-head img.avatar")
                .attr("src");
    }

    private Map<String, String> form() {
        Document page = visit.page(PATH);
        Map<String, String> fields = new HashMap<>();
        for (String name : new String[] {"displayName", "bio", "website"}) {
            fields.put(name, page.select("#" + name).val());
        }
        if (!page.select("#commentMail[checked]").isEmpty()) {
            fields.put("commentMail", "true");
        }
        fields.put("version", page.select("input[name=version]").val());
        return fields;
    }

    private HttpResponse<String> save(Map<String, String> changes) {
        Map<String, String> fields = form();
        String version = fields.get("version");
        fields.putAll(changes);
        if (changes == before) {
            fields.put("version", version);
        }
        return visit.postForm(PATH, PATH, fields);
    }
}
