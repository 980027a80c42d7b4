package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which editors lead old addresses on. */
class RedirectsE2E {

    private static final String PATH = "/admin/redirects";

    private static Visit editor;

    @BeforeAll
    static void editor() {
        editor = Blog.signedIn();
    }

    @Test
    void one_is_added_followed_deleted_and_put_back() {
        String old = "/antigo/" + word();
        assertThat(add(old + "/", "/archive?x=1").statusCode()).isEqualTo(303);
        HttpResponse<String> moved = Blog.visitor().get(old);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(location(moved)).endsWith("/archive?x=1");

        Document list = editor.page(PATH + "?q=" + old);
        HttpResponse<String> deleted =
                editor.postForm(PATH, list.select("tbody form").attr("action"), Map.of());
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(Blog.visitor().get(old + "?1").statusCode()).isEqualTo(404);
        Map<String, String> undo = new HashMap<>();
        Jsoup.parse(deleted.body())
                .select(".flash form input")
                .forEach(input -> undo.put(input.attr("name"), input.val()));
        assertThat(editor.postRaw(PATH, undo).statusCode()).isEqualTo(303);
        assertThat(Blog.visitor().get(old + "?2").statusCode()).isEqualTo(301);
        assertThat(editor.postForm(PATH, list.select("tbody form").attr("action"), Map.of())
                        .statusCode())
                .as("sent twice")
                .isEqualTo(303);
    }

    @Test
    void what_is_gone_says_so() {
        String old = "/sumiu-" + word() + "/x";
        assertThat(editor.postForm(PATH, PATH, Map.of("path", old, "target", "", "status", "410"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Blog.visitor().get(old).statusCode()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/x, /archive, path",
        "/ADMIN, /archive, path",
        "/%61dmin/x, /archive, path",
        "/api/v1/x, /archive, path",
        "/account, /archive, path",
        "/static/x.js, /archive, path",
        "/media/x, /archive, path",
        "//evil.example, /archive, path",
        "https://evil.example/x, /archive, path",
        "/, /archive, path",
        "/old#x, /archive, path",
        "/old, //evil.example, target",
        "/old, /\\evil.example, target",
        "/old, /%2Fevil.example, target",
        "/old, javascript:alert(1), target",
        "/old, 'data:text/html;base64,x', target",
        "/old, https://blog@evil.example, target",
        "/old, /old, target",
        "/old, '', target"
    })
    void what_could_mislead_is_refused_by_field_and_kept(String path, String target, String field) {
        HttpResponse<String> refused = add(path, target);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.select("#path").val()).isEqualTo(path);
        assertThat(page.select("#target").val()).isEqualTo(target);
    }

    @Test
    void two_that_lead_to_each_other_are_refused() {
        String one = "/um-" + word();
        String other = "/dois-" + word();
        assertThat(add(one, other).statusCode()).isEqualTo(303);
        assertThat(add(other, one).statusCode()).isEqualTo(422);
        assertThat(add(one, "/archive").statusCode()).as("there is one").isEqualTo(422);
    }

    @Test
    void no_header_is_begun_by_an_address() {
        HttpResponse<String> refused = add("/a-" + word(), "/archive\r\nSet-Cookie: a=b");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(add("/a-" + word(), "/archive%0d%0aSet-Cookie:a=b").statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_hostile_address_is_text() {
        String word = word();
        String path = "/" + word + "\"><script>alert(1)</script>";
        assertThat(add(path, "/archive").statusCode()).isEqualTo(303);
        Document page = editor.page(PATH + "?q=" + word);
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(editor.page(PATH + "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .select("script:not([src])"))
                .isEmpty();
        assertThat(editor.get(PATH + "?before=x").statusCode()).isEqualTo(422);
    }

    @Test
    void a_foreign_or_missing_token_changes_nothing() {
        String old = "/alheio-" + word();
        Map<String, String> fields = new HashMap<>(Map.of("path", old, "target", "/archive", "status", "301"));
        assertThat(editor.postRaw(PATH, fields).statusCode()).isEqualTo(403);
        fields.put("_csrf", Blog.signedIn().csrf(PATH));
        assertThat(editor.postRaw(PATH, fields).statusCode()).isEqualTo(403);
        assertThat(editor.postRaw(PATH + "/1/delete", Map.of()).statusCode()).isEqualTo(403);
        assertThat(Blog.visitor().get(old).statusCode()).isEqualTo(404);
        HttpResponse<String> stranger = Blog.visitor().get(PATH);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(location(stranger)).contains("/sign-in");
    }

    private static HttpResponse<String> add(String path, String target) {
        return editor.postForm(PATH, PATH, Map.of("path", path, "target", target, "status", "301"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }
}
