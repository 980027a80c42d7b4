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
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which editors look after tags and categories. */
class TermsE2E {

    private static Visit editor;

    @BeforeAll
    static void editor() {
        editor = Blog.signedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "categories"})
    void one_is_made_changed_joined_and_deleted(String kind) {
        String word = word();
        String list = "/admin/" + kind;
        String one = create(kind, "Primeira " + word);
        String other = create(kind, "Outra " + word);
        assertThat(editor.page(list + "?q=PRIMEIRA+" + word).select("tbody tr")).hasSize(1);

        Document form = editor.page(one);
        assertThat(form.select("#slug").val()).isEqualTo("primeira-" + word);
        HttpResponse<String> saved = save(one, Map.of("slug", "nova-" + word, "description", "Sobre\r\nisto"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        HttpResponse<String> moved = Blog.visitor().get("/" + kind + "/primeira-" + word);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(location(moved)).endsWith("/" + kind + "/nova-" + word);
        assertThat(Blog.visitor().page("/" + kind + "/nova-" + word).text()).contains("Sobre isto");
        HttpResponse<String> feed = Blog.visitor().get("/feeds/" + kind + "/primeira-" + word + "/atom.xml");
        assertThat(feed.statusCode()).isEqualTo(301);
        assertThat(location(feed)).endsWith("/feeds/" + kind + "/nova-" + word + "/atom.xml");

        HttpResponse<String> unknown =
                editor.postForm(one, one + "/merge", Map.of("into", "Nenhuma " + word, "version", version(one)));
        assertThat(unknown.statusCode()).isEqualTo(422);
        Document refused = Jsoup.parse(unknown.body());
        assertThat(refused.select("#into-error").text()).isNotEmpty();
        assertThat(refused.select("#into").val()).isEqualTo("Nenhuma " + word);
        HttpResponse<String> joined =
                editor.postForm(one, one + "/merge", Map.of("into", "outra " + word, "version", version(one)));
        assertThat(location(joined)).contains(other);
        Commands.eventually(
                "the two are one",
                20,
                () -> Blog.visitor().get("/" + kind + "/nova-" + word).statusCode() == 301);
        assertThat(location(Blog.visitor().get("/" + kind + "/nova-" + word))).endsWith("/" + kind + "/outra-" + word);
        assertThat(editor.get(one).statusCode()).isEqualTo(404);

        assertThat(editor.page(other + "/delete").text()).contains("Outra " + word);
        HttpResponse<String> unsaid = editor.postForm(other, other + "/delete", Map.of("version", version(other)));
        assertThat(unsaid.statusCode()).isEqualTo(422);
        HttpResponse<String> deleted =
                editor.postForm(other, other + "/delete", Map.of("version", version(other), "address", "gone"));
        assertThat(deleted.statusCode()).isEqualTo(303);
        assertThat(Blog.visitor()
                        .get("/" + kind + "/outra-" + word + "?x=" + word)
                        .statusCode())
                .isEqualTo(410);
        assertThat(Blog.visitor()
                        .get("/" + kind + "/nova-" + word + "?x=" + word)
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void what_is_wrong_is_named_beside_its_field_and_nothing_typed_is_lost() {
        String word = word();
        create("tags", "Tomada " + word);
        String one = create("tags", "Livre " + word);
        HttpResponse<String> refused =
                save(one, Map.of("name", "tomada " + word, "slug", "Not An Address", "description", "x".repeat(2001)));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#name", "#slug", "#description");
        assertThat(page.select("#name").val()).isEqualTo("tomada " + word);
        assertThat(page.select("#slug").val()).isEqualTo("Not An Address");
        assertThat(page.select("#description").val()).hasSize(2001);
        HttpResponse<String> twice = editor.postForm("/admin/tags", "/admin/tags", Map.of("name", "LIVRE " + word));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(twice.body()).select("#name-error").text()).isNotEmpty();
    }

    @Test
    void a_stale_form_overwrites_nobody() {
        String one = create("tags", "Velha " + word());
        String before = version(one);
        assertThat(save(one, Map.of("description", "Theirs")).statusCode()).isEqualTo(303);
        for (String version : new String[] {before, ""}) {
            HttpResponse<String> refused = save(one, Map.of("description", "Mine", "version", version));
            assertThat(refused.statusCode()).isEqualTo(409);
            Document page = Jsoup.parse(refused.body());
            assertThat(page.select("#description").val()).isEqualTo("Mine");
            assertThat(page.select(".flash[role=alert]")).isNotEmpty();
        }
        assertThat(editor.postForm(one, one + "/delete", Map.of("version", before, "address", "gone"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(editor.page(one).select("#description").val()).isEqualTo("Theirs");
    }

    @Test
    void a_hostile_name_is_text_everywhere() {
        String word = word();
        String name = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> ${7*7} " + word;
        String one = create("categories", name);
        // Readers find what is described.
        assertThat(save(one, Map.of("description", name)).statusCode()).isEqualTo(303);
        for (Document page : new Document[] {
            editor.page(one),
            editor.page(one + "/delete"),
            editor.page("/admin/categories?q=" + word),
            editor.page(create("categories", "Other " + word)),
            Blog.visitor().page(editor.page(one).select("main .meta a").attr("href"))
        }) {
            assertThat(page.select("script:not([src]), img[onerror]")).isEmpty();
            assertThat(page.text()).contains("${7*7}");
        }
    }

    @Test
    void a_foreign_or_missing_token_changes_nothing() {
        String one = create("tags", "Firme " + word());
        Map<String, String> fields = Map.of("name", "Hijacked", "version", version(one), "address", "gone");
        for (String path : new String[] {one, one + "/merge", one + "/delete", "/admin/tags"}) {
            assertThat(editor.postRaw(path, fields).statusCode()).as(path).isEqualTo(403);
            Map<String, String> foreign = new HashMap<>(fields);
            foreign.put("_csrf", Blog.signedIn().csrf("/admin/tags"));
            assertThat(editor.postRaw(path, foreign).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(editor.page(one).select("#name").val()).startsWith("Firme");
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        for (String path : new String[] {"/admin/tags", "/admin/categories", "/admin/tags/1", "/admin/tags/1/delete"}) {
            HttpResponse<String> answer = Blog.visitor().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(location(answer)).contains("/sign-in");
        }
    }

    private static String create(String kind, String name) {
        HttpResponse<String> made = editor.postForm("/admin/" + kind, "/admin/" + kind, Map.of("name", name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return location(made).replaceAll("^https?://[^/]+|\\?.*", "");
    }

    private static HttpResponse<String> save(String one, Map<String, String> changes) {
        Document form = editor.page(one);
        Map<String, Object> fields = new HashMap<>();
        for (String name : new String[] {"name", "slug", "description"}) {
            fields.put(name, form.select("#" + name).val());
        }
        fields.put("parent", form.select("#parent option[selected]").val());
        fields.put("version", version(one));
        fields.putAll(changes);
        return editor.postForm(one, one, fields);
    }

    private static String version(String one) {
        return editor.page(one).select("input[name=version]").first().val();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }
}
