package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer says about a post, and how readers find it, or not, through the pages. */
class WritingE2E {

    private static Visit writer;
    private static Visit reader;

    @BeforeAll
    static void people() {
        writer = Blog.signedIn();
        reader = Blog.visitor();
    }

    @Test
    void a_post_is_found_by_tag_category_author_month_and_words() {
        String word = word();
        String tag = "Etiqueta " + word;
        write(
                "A ponte " + word,
                Map.of(
                        "tags",
                        tag + ", outra " + word,
                        "category",
                        "Curso " + word,
                        "markdown",
                        "A **criação** de " + word + " & <b>pontes</b>."));
        eventually(() -> !reader.page("/search?q=" + word).select(".result").isEmpty());
        Document found = reader.page("/search?q=criacao+" + word);
        assertThat(found.select(".result h2").text()).contains("A ponte " + word);
        assertThat(found.select(".snippet mark").eachText()).anyMatch(mark -> mark.equalsIgnoreCase("criação"));
        assertThat(reader.page("/search?q=" + word + "+nenhuma" + word).select(".result"))
                .isEmpty();

        Document post = reader.page(found.select(".result h2 a").attr("href"));
        for (String link : post.select(".tag-list a, .kicker a, a[rel=author]").eachAttr("href")) {
            eventually(() -> reader.page(link).text().contains("A ponte " + word));
        }
        assertThat(post.select(".tag-list a")).hasSize(2);
        eventually(() -> reader.page("/tags").text().contains(tag));
        eventually(() -> reader.page("/categories").text().contains("Curso " + word));
        String month = reader.page("/archive").select(".archive-list a").attr("href");
        assertThat(reader.get(month).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNLISTED", "PRIVATE", "PASSWORD", "DRAFT", "SCHEDULED", "TRASH"})
    void what_not_everybody_may_find_is_nowhere(String how) {
        String word = word();
        Map<String, Object> fields = new HashMap<>(Map.of(
                "tags", "t" + word + ", only" + word, "category", "Shelf " + word, "markdown", "Secret " + word));
        switch (how) {
            case "PASSWORD" -> fields.putAll(Map.of("visibility", how, "password", "sesame"));
            case "DRAFT" -> fields.put("action", "draft");
            case "SCHEDULED" -> fields.put("publishAt", "2999-01-01T10:00");
            case "TRASH" -> {}
            default -> fields.put("visibility", how);
        }
        String edit = write("Hidden " + word, fields);
        if (how.equals("TRASH")) {
            writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        }
        String slug = "hidden-" + word;
        // Something that everybody finds, so that an empty answer is no accident; and caches have had their second.
        write("Shown " + word, Map.of("tags", "t" + word));
        eventually(() -> reader.page("/").text().contains("Shown " + word));
        for (String path : List.of(
                "/",
                "/tags/t" + word,
                "/search?q=" + word,
                "/archive",
                "/feeds/rss.xml",
                "/feeds/atom.xml",
                "/llms.txt",
                "/api/v1/posts",
                "/posts/shown-" + word,
                "/authors/" + Blog.admin())) {
            assertThat(reader.get(path).body()).as(path).doesNotContain(slug).doesNotContain("Hidden " + word);
        }
        eventually(() ->
                SitemapFiles.of(reader).stream().anyMatch(file -> file.text().contains("shown-" + word)));
        assertThat(SitemapFiles.of(reader)).noneMatch(file -> file.text().contains(slug));
        for (String path : List.of(
                "/tags",
                "/categories",
                "/page/2",
                "/feeds/feed.json",
                "/feeds/tags/t" + word + "/feed.json",
                "/feeds/authors/" + Blog.admin() + "/feed.json",
                reader.page("/archive").select(".archive-list a").attr("href"))) {
            assertThat(reader.get(path).body())
                    .as(path)
                    .doesNotContain(slug)
                    .doesNotContain("Hidden " + word)
                    .doesNotContain("only" + word)
                    .doesNotContain("Shelf " + word);
        }
        for (String path : List.of(
                "/tags/only" + word,
                "/categories/shelf-" + word,
                "/feeds/tags/only" + word + "/rss.xml",
                "/feeds/categories/shelf-" + word + "/atom.xml")) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(404);
        }
        HttpResponse<String> itself = reader.get("/posts/" + slug);
        String id = edit.replaceAll("\\D", "");
        // What everybody could read says that it is gone; of anything else nobody is told that it is there.
        int status =
                switch (how) {
                    case "UNLISTED" -> 200;
                    case "PASSWORD" -> 303;
                    case "TRASH" -> 410;
                    default -> 404;
                };
        assertThat(itself.statusCode()).isEqualTo(status);
        assertThat(itself.body().contains("Secret " + word)).isEqualTo(how.equals("UNLISTED"));
        if (status == 200) {
            assertThat(itself.body()).contains("noindex");
        }
        for (Visit anybody : List.of(reader, writer)) {
            HttpResponse<String> text = anybody.get("/posts/" + slug + ".md");
            assertThat(text.statusCode()).isEqualTo(status == 303 ? 404 : status);
            assertThat(text.body().contains("Secret " + word)).isEqualTo(how.equals("UNLISTED"));
            assertThat(anybody.get("/" + slug + ".md").statusCode()).isEqualTo(404);
        }
        assertThat(reader.get("/api/v1/posts/" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PAGE"})
    void a_password_opens_one_post_for_one_reader(String kind) {
        String word = word();
        write(
                "Locked " + word,
                Map.of("kind", kind, "visibility", "PASSWORD", "password", "sesame", "markdown", "Secret " + word));
        String path = (kind.equals("POST") ? "/posts/locked-" : "/locked-") + word;
        String door = "/posts/locked-" + word + "/password";
        Visit friend = Blog.visitor();
        assertThat(location(friend.get(path))).isEqualTo(door);
        Document form = friend.page(door);
        assertThat(form.select("form[method=post]:has(#password)").attr("action"))
                .isEqualTo(door);
        assertThat(form.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(friend.get(door).headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(friend.postForm(door, door, Map.of("password", "wrong")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> opened = friend.postForm(door, door, Map.of("password", "sesame"));
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(location(opened)).isEqualTo(path);
        HttpResponse<String> read = friend.get(path);
        assertThat(read.body()).contains("Secret " + word);
        assertThat(read.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(Blog.visitor().get(path).body()).doesNotContain("Secret " + word);
        assertThat(Blog.visitor().get("/posts/no-" + word + "/password").statusCode())
                .isEqualTo(404);
    }

    /** A cache gives up what it holds for an answer only that it may keep; nginx shows it else whenever the application is away. */
    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE", "PASSWORD", "DRAFT", "TRASH"})
    void what_was_public_is_replaced_wherever_it_is_kept(String how) {
        String word = word();
        String edit = write("Known " + word, Map.of("markdown", "Secret " + word));
        String path = "/posts/known-" + word;
        eventually(() -> reader.get(path).statusCode() == 200);
        String tag = reader.get(path).headers().firstValue("ETag").orElseThrow();
        String textTag = reader.get(path + ".md").headers().firstValue("ETag").orElseThrow();
        switch (how) {
            case "TRASH" -> writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
            case "DRAFT" -> save(edit, "Known " + word, Map.of("action", "draft", "markdown", "Secret " + word));
            default ->
                save(
                        edit,
                        "Known " + word,
                        Map.of("visibility", how, "password", "sesame", "markdown", "Secret " + word));
        }
        // The reader's browser knows the page: it may not be told that it still is as it was.
        eventually(() -> reader.get(path, "If-None-Match", tag).statusCode() > 302
                && reader.get(path, "If-None-Match", tag).statusCode() != 304);
        HttpResponse<String> now = reader.get(path, "If-None-Match", tag);
        assertThat(now.statusCode()).isIn(how.equals("PASSWORD") ? List.of(303) : List.of(404, 410));
        assertThat(now.headers().firstValue("Cache-Control").orElseThrow())
                .contains("public")
                .contains("s-maxage=1")
                .doesNotContain("stale");
        assertThat(now.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(now.body()).doesNotContain("Secret " + word).doesNotContain("Known " + word);
        eventually(() -> reader.get(path + ".md", "If-None-Match", textTag).statusCode() >= 400);
        eventually(() -> !reader.get("/feeds/atom.xml").body().contains("Secret " + word));
        assertThat(reader.get("/api/v1/posts").body()).doesNotContain("known-" + word);
    }

    @Test
    void an_old_address_does_not_tell_where_a_draft_is() {
        String word = word();
        String edit = write("Open " + word, Map.of());
        save(edit, "Open " + word, Map.of("action", "draft"));
        save(edit, "Open " + word, Map.of("action", "draft", "slug", "merger-" + word));
        eventually(() -> reader.get("/posts/open-" + word).statusCode() == 404);
    }

    @Test
    void old_addresses_lead_on_and_what_was_removed_is_gone() {
        String word = word();
        String edit = write("Moving " + word, Map.of());
        String path = "/posts/moving-" + word;
        eventually(() -> reader.get(path).statusCode() == 200);
        save(edit, "Moving " + word, Map.of("slug", "moved-ação-" + word));
        eventually(() -> reader.get(path).statusCode() == 301);
        String target = reader.get(path).headers().firstValue("Location").orElseThrow();
        assertThat(target).contains("/posts/moved-a%C3%A7%C3%A3o-" + word);
        assertThat(reader.get(target.substring(target.indexOf("/posts/"))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> text = reader.get(path + ".md");
        assertThat(text.statusCode()).isEqualTo(301);
        assertThat(text.headers().firstValue("Location").orElseThrow())
                .endsWith("/posts/moved-a%C3%A7%C3%A3o-" + word + ".md");

        writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        Document trash = writer.page("/admin/posts?status=trash&q=" + word);
        assertThat(trash.select("tbody tr")).hasSize(1);
        String erase = edit.replace("/edit", "/erase");
        assertThat(writer.postForm(erase, erase, Map.of()).statusCode()).isEqualTo(303);
        eventually(() -> reader.get(path).statusCode() == 410);
        assertThat(reader.get(path).body()).contains("410");
        assertThat(writer.get(edit).statusCode()).isEqualTo(404);
    }

    @Test
    void what_lies_in_the_trash_is_gone_until_it_comes_back() {
        String word = word();
        String edit = write("Away " + word, Map.of());
        String path = "/posts/away-" + word;
        List<String> all = List.of(path, path + ".md", "/feeds" + path + "/comments/atom.xml");
        eventually(() -> reader.get(path).statusCode() == 200);
        String draft = write("Draft " + word, Map.of("action", "draft"));
        for (String each : List.of(edit, draft)) {
            writer.postForm(each, each.replace("/edit", "/trash"), Map.of());
        }
        for (String address : all) {
            eventually(() -> reader.get(address).statusCode() == 410);
            assertThat(reader.get(address).body()).as(address).doesNotContain("Away " + word);
            assertThat(reader.get(address.replace("away-", "draft-")).statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
        // Its writer still sees it.
        assertThat(writer.get(path).statusCode()).isEqualTo(200);
        writer.postForm(
                "/admin/posts", "/admin/posts/bulk", Map.of("action", "restore", "id", edit.replaceAll("\\D", "")));
        for (String address : all) {
            eventually(() -> reader.get(address).statusCode() == 200);
        }
    }

    @Test
    void a_page_with_a_place_stands_in_the_menu() {
        String word = word();
        String edit = write("Chart " + word, Map.of("kind", "PAGE", "menuOrder", "1"));
        eventually(
                () -> reader.page("/archive").select("#menu a").eachAttr("href").contains("/chart-" + word));
        assertThat(reader.page("/chart-" + word)
                        .select("#menu a[aria-current=page]")
                        .eachText())
                .containsExactly("Chart " + word);
        assertThat(reader.page("/archive").select("#menu > ul:first-of-type a").eachAttr("href"))
                .startsWith("/", "/archive")
                .contains("/chart-" + word);
        writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        eventually(() ->
                !reader.page("/archive").select("#menu a").eachAttr("href").contains("/chart-" + word));
    }

    @Test
    void search_finds_pages_and_leaves_out_what_must_be_absent() {
        String word = word();
        write("Chart " + word, Map.of("kind", "PAGE", "markdown", "whales " + word));
        write("Song " + word, Map.of("markdown", "classes " + word));
        eventually(() -> reader.page("/search?q=" + word).select(".result").size() == 2);
        assertThat(reader.page("/search?q=" + word + "+-classes")
                        .select(".result a")
                        .eachAttr("href"))
                .containsExactly("/chart-" + word);
    }

    @Test
    void headings_have_a_link_to_themselves_and_the_author_stands_below() {
        String word = word();
        write("Anchored " + word, Map.of("markdown", "## Two words\n\ntext"));
        String path = "/posts/anchored-" + word;
        eventually(() -> reader.get(path).statusCode() == 200);
        Document page = reader.page(path);
        Element anchor = page.select(".prose h2#text-two-words > a.anchor").first();
        assertThat(anchor.attr("href")).isEqualTo("#text-two-words");
        assertThat(anchor.attr("aria-hidden")).isEqualTo("true");
        assertThat(page.select(".prose h2").text()).isEqualTo("Two words");
        assertThat(page.select(".author-box .author-name a").attr("href")).isEqualTo("/authors/" + Blog.admin());
    }

    @Test
    void bulk_actions_are_undone_with_one_press() {
        String word = word();
        String tag = "bulk " + word;
        String one = id(write("Bulk one " + word, Map.of()));
        String two = id(write("Bulk two " + word, Map.of("tags", tag)));
        String filtered = "/admin/posts?status=published&q=" + word;
        Document list = writer.page(filtered);
        String bulk = list.select("form:has(.bulk)").attr("action");
        HttpResponse<String> done =
                writer.postForm(filtered, bulk, Map.of("action", "tag", "tag", tag, "id", List.of(one, two)));
        list = writer.page(location(done));
        assertThat(location(done)).contains("status=published").contains("q=" + word);
        assertThat(list.select("tbody tr")).hasSize(2);
        assertThat(list.select(".flash.undo p").text()).isEqualTo("One post has got the tag “" + tag + "”.");
        assertThat(list.select(".flash li").eachText()).containsExactly("“Bulk two " + word + "”: it was so before.");
        eventually(() -> reader.page("/tags/bulk-" + word).select(".post-card").size() == 2);

        HttpResponse<String> undone = undo(list, location(done));
        assertThat(location(undone)).contains("status=published").contains("q=" + word);
        assertThat(writer.page(location(undone)).select(".flash.success").text())
                .isEqualTo("One post is as it was before.");
        eventually(() -> reader.page("/tags/bulk-" + word).select(".post-card").eachText().stream()
                        .filter(card -> card.contains(word))
                        .count()
                == 1);
        assertThat(writer.page("/admin/posts/" + two + "/edit").select("#tags").attr("value"))
                .isEqualTo(tag);
        assertThat(writer.page(location(done)).select(".undo button"))
                .as("once")
                .isEmpty();
        assertThat(writer.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", "destroy", "id", one))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_was_scheduled_is_scheduled_again_when_it_was_a_draft_for_a_moment() {
        String word = word();
        String edit = write("Bulk later " + word, Map.of("publishAt", "2999-01-01T10:00"));
        HttpResponse<String> done =
                writer.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", "unpublish", "id", id(edit)));
        assertThat(writer.page(edit).select(".post-state .badge").text()).isEqualTo("Draft");
        undo(writer.page(location(done)), location(done));
        Document form = writer.page(edit);
        assertThat(form.select(".post-state .badge").text()).isEqualTo("Scheduled");
        assertThat(form.select("#publishAt").attr("value")).isEqualTo("2999-01-01T10:00");
        assertThat(reader.get("/posts/bulk-later-" + word).statusCode()).isEqualTo(404);
    }

    @Test
    void a_tag_that_is_none_is_refused_at_its_field() {
        String word = word();
        String one = id(write("Untagged " + word, Map.of()));
        String filtered = "/admin/posts?q=" + word;
        HttpResponse<String> refused = writer.postForm(
                filtered, "/admin/posts/bulk?q=" + word, Map.of("action", "tag", "tag", " ", "id", one));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#tag").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#tag-error").text()).isEqualTo("Write the tag that the posts are to get.");
        assertThat(page.select("input[name=id]")).hasSize(1).allMatch(box -> box.hasAttr("checked"));
        assertThat(writer.postForm(
                                filtered,
                                "/admin/posts/bulk",
                                Map.of("action", "tag", "tag", "x".repeat(500), "id", one))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_first_button_is_the_one_that_enter_presses_and_publishes_nothing() {
        String word = word();
        assertThat(buttons(writer.page("/admin/posts/new"))).containsExactly("draft", "publish");
        assertThat(buttons(writer.page(write("A draft " + word, Map.of("action", "draft")))))
                .containsExactly("draft", "publish");
        assertThat(buttons(writer.page(write("Published " + word, Map.of())))).containsExactly("save", "draft");
        assertThat(buttons(writer.page(write("Scheduled " + word, Map.of("publishAt", "2999-01-01T10:00")))))
                .containsExactly("save", "now", "draft");
        assertThat(writer.page("/admin/posts")
                        .select("form:has(.bulk) button")
                        .first()
                        .attr("value"))
                .isEqualTo("tag");
    }

    @Test
    void the_form_says_where_the_post_stands_and_what_became_of_it() {
        String word = word();
        HttpResponse<String> answer = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of(
                        "title",
                        "Stands " + word,
                        "markdown",
                        "x",
                        "action",
                        "publish",
                        "publishAt",
                        "2999-01-01T10:00"));
        String edit = location(answer).replaceAll("\\?.*", "");
        assertThat(writer.page(location(answer)).select(".flash").text())
                .startsWith("Scheduled for ")
                .contains("2999");
        assertThat(writer.page("/admin/posts?q=" + word)
                        .select("tbody tr td time")
                        .first()
                        .text())
                .contains("2999");
        assertThat(writer.page("/posts/stands-" + word).select(".draft-note").text())
                .contains("Scheduled for")
                .contains("2999");

        // Saving leaves the time, also where the field was emptied; a time that has passed is refused.
        assertThat(told(send(edit, Map.of("action", "save", "summary", "In short"))))
                .isEqualTo("Saved.");
        send(edit, Map.of("action", "save", "publishAt", ""));
        assertThat(writer.page(edit).select(".post-state").text())
                .startsWith("Scheduled")
                .contains("2999");
        HttpResponse<String> past = send(edit, Map.of("action", "save", "publishAt", "2001-01-01T10:00"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(past.body()).select("#publishAt-error").text()).contains("passed");

        assertThat(told(send(edit, Map.of("action", "draft")))).startsWith("Saved. It is a draft");
        assertThat(writer.page(edit).select(".post-state").text()).isEqualTo("Draft");
        assertThat(writer.page("/posts/stands-" + word).select(".draft-note").text())
                .startsWith("Draft:");
        send(edit, Map.of("action", "publish", "publishAt", "2999-01-01T10:00"));
        assertThat(told(send(edit, Map.of("action", "now")))).isEqualTo("Published.");
        assertThat(writer.page(edit).select(".post-state .badge").text()).isEqualTo("Published");
        eventually(() -> reader.get("/posts/stands-" + word).statusCode() == 200);

        assertThat(told(send(edit, Map.of("action", "save", "publishAt", "2019-05-06T07:08", "visibility", "PRIVATE"))))
                .isEqualTo("Saved.");
        Document form = writer.page(edit);
        assertThat(form.select("#publishAt").attr("value")).isEqualTo("2019-05-06T07:08");
        assertThat(form.select(".post-state .badge").eachText()).containsExactly("Published", "Only who may edit it");
        assertThat(writer.page("/posts/stands-" + word).select(".draft-note").text())
                .startsWith("Private:");
        assertThat(send(edit, Map.of("action", "save", "publishAt", "2999-01-01T10:00"))
                        .statusCode())
                .isEqualTo(422);
        // An old address tells nothing that is not so.
        assertThat(writer.page(edit + "?saved=scheduled").select(".flash").text())
                .isEqualTo("Saved.");
        assertThat(writer.page(edit + "?saved=%3Cb%3E").select(".flash").text()).isEqualTo("Saved.");
    }

    @Test
    void two_edits_at_once_lose_nobodys_settings() {
        String word = word();
        String edit = write("Shared " + word, Map.of("tags", "first", "summary", "Before", "seoTitle", "Old"));
        Map<String, Object> mine = new HashMap<>(filled(writer.page(edit)));
        send(edit, Map.of("action", "save", "tags", "theirs", "summary", "Theirs <i>", "visibility", "UNLISTED"));

        mine.putAll(Map.of("action", "save", "summary", "Mine", "category", "Own " + word));
        HttpResponse<String> late = writer.postForm(edit, edit, mine);
        assertThat(late.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(late.body());
        assertThat(page.select(".flash.notice li").eachText())
                .as("what only they changed")
                .containsExactly("Who may read it: Who has the address", "Tags: theirs");
        assertThat(page.select(".post-conflict input").eachAttr("value"))
                .as("what is for the writer to choose")
                .containsExactly("summary");
        assertThat(page.select(".post-conflict td").eachText()).contains("Mine", "Theirs <i>");
        Map<String, Object> again = new HashMap<>(filled(page));
        again.putAll(Map.of("action", "save", "theirs", "summary"));
        assertThat(writer.postForm(edit, edit, again).statusCode()).isEqualTo(303);
        Document form = writer.page(edit);
        assertThat(form.select("#tags").attr("value")).isEqualTo("theirs");
        assertThat(form.select("#summary").text()).isEqualTo("Theirs <i>");
        assertThat(form.select("#category").attr("value")).isEqualTo("Own " + word);
        assertThat(form.select("#seoTitle").attr("value")).isEqualTo("Old");
        assertThat(form.select("#visibility option[selected]").attr("value")).isEqualTo("UNLISTED");

        // A form that does not say how it began leaves all of the choice to the writer.
        mine.put("base", "x");
        assertThat(Jsoup.parse(writer.postForm(edit, edit, mine).body())
                        .select(".post-conflict input")
                        .eachAttr("value"))
                .contains("visibility", "tags");
    }

    @Test
    void a_page_has_its_own_address_and_the_blogs_own_are_not_to_be_had() {
        String word = word();
        write("About " + word, Map.of("kind", "PAGE"));
        eventually(() -> reader.get("/about-" + word).statusCode() == 200);
        assertThat(reader.get("/posts/about-" + word).statusCode()).isEqualTo(404);
        HttpResponse<String> taken = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", "x", "slug", "search", "kind", "PAGE", "markdown", "x", "action", "publish"));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(reader.get("/robots.txt").body()).startsWith("User-agent");
    }

    @Test
    void a_text_can_be_had_as_it_was_written() {
        String word = word();
        String markdown = "Um *parágrafo* de " + word + ".\n\n| a | b |\n|---|---|\n| 1 | 2 |";
        String edit = write("A [ponte] *nova* " + word, Map.of("slug", "ponte-" + word, "markdown", markdown));
        String path = "/posts/ponte-" + word;
        eventually(() -> reader.get(path).statusCode() == 200);
        String link = reader.page(path)
                .select("link[rel=alternate][type=text/markdown]")
                .attr("href");
        assertThat(link).isEqualTo(Blog.baseUrl() + path + ".md");
        // Whatever is asked for: RESTEasy weighs media types before paths.
        for (String accepted : List.of("*/*", "text/html", "text/markdown", "text/html;q=0.1, image/png")) {
            HttpResponse<String> text = reader.get(path + ".md", "Accept", accepted);
            assertThat(text.statusCode()).as(accepted).isEqualTo(200);
            assertThat(text.headers()
                            .firstValue("Content-Type")
                            .orElseThrow()
                            .toLowerCase()
                            .split(";\\s*"))
                    .containsExactlyInAnyOrder("text/markdown", "charset=utf-8", "variant=gfm");
            assertThat(text.body()).isEqualTo("# A \\[ponte\\] \\*nova\\* " + word + "\n\n" + markdown + "\n");
        }
        HttpResponse<String> text = reader.get(path + ".md");
        assertThat(text.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(text.headers().firstValue("Link").orElseThrow())
                .contains("<" + Blog.baseUrl() + path + ">")
                .contains("canonical");
        assertThat(text.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
        assertThat(text.headers().allValues("Set-Cookie")).isEmpty();
        String tag = text.headers().firstValue("ETag").orElseThrow();
        assertThat(reader.get(path + ".md", "If-None-Match", tag).statusCode()).isEqualTo(304);
        String date = text.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(reader.get(path + ".md", "If-Modified-Since", date).statusCode())
                .isEqualTo(304);
        assertThat(reader.get("/ponte-" + word + ".md").statusCode()).isEqualTo(404);
        assertThat(reader.postRaw(path + ".md", Map.of("password", "x")).statusCode())
                .isBetween(400, 499);
        eventually(() -> reader.get("/llms.txt").body().contains("](" + link + ")"));

        writer.postForm(edit, edit.replace("/edit", "/trash"), Map.of());
        eventually(() -> reader.get(path + ".md").statusCode() == 410);
        assertThat(reader.get(path + ".md", "If-None-Match", tag).statusCode()).isEqualTo(410);
    }

    @Test
    void the_text_of_a_page_stands_beside_it() {
        String word = word();
        write("Pagecmd " + word, Map.of("kind", "PAGE", "markdown", "Text of " + word));
        eventually(() -> reader.get("/pagecmd-" + word).statusCode() == 200);
        assertThat(reader.get("/pagecmd-" + word + ".md").body()).endsWith("\n\nText of " + word + "\n");
        assertThat(reader.get("/posts/pagecmd-" + word + ".md").statusCode()).isEqualTo(404);
        // The dot is a dot.
        write("x" + word + "xmd", Map.of("kind", "PAGE"));
        eventually(() -> reader.get("/x" + word + "xmd")
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("text/html"));
        assertThat(reader.get("/x" + word + "xmd").statusCode()).isEqualTo(200);
        HttpResponse<String> llms = reader.get("/llms.txt");
        assertThat(llms.statusCode()).isEqualTo(200);
        assertThat(llms.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(llms.body())
                .startsWith("# ")
                .contains("\n## ")
                .contains("](" + Blog.baseUrl() + "/pagecmd-" + word + ".md)");
    }

    @Test
    void search_engines_are_kept_from_a_page_that_only_its_address_leads_to() {
        String word = word();
        write("Aside " + word, Map.of("kind", "PAGE", "visibility", "UNLISTED"));
        eventually(() -> reader.get("/aside-" + word).statusCode() == 200);
        assertThat(reader.page("/aside-" + word).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
        assertThat(SitemapFiles.of(reader)).noneMatch(file -> file.text().contains("aside-" + word));
    }

    @Test
    void revisions_show_what_changed_and_bring_it_back() {
        String word = word();
        String edit = write("Story " + word, Map.of("markdown", "First line.\n\nA <script>line</script> that stays."));
        save(edit, "Story " + word, Map.of("markdown", "Second line.\n\nA <script>line</script> that stays."));
        String revisions = edit.replace("/edit", "/revisions");
        Document page = writer.page(revisions);
        assertThat(page.select(".timeline li")).hasSize(2);
        assertThat(page.select(".diff del").text()).contains("First");
        assertThat(page.select(".diff ins").text()).contains("Second");
        assertThat(page.select(".diff script")).isEmpty();
        assertThat(writer.postForm(revisions, revisions + "/1", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(writer.page(edit).select("#markdown").text()).contains("First line.");
        assertThat(reader.get(revisions).statusCode()).isIn(303, 401, 302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "/search?q=%27%29%3B%20drop%20table%20post%3B--",
                "/search?q=%00&page=99999999999",
                "/search?q=%22%20%22%20!%20%26%20%7C%20(%20)%20:*",
                "/tags?from=%27%22%3E%3Csvg/onload=alert(1)%3E",
                "/tags/%2e%2e%2f?before=x%27",
                "/archive/2026/13",
                "/archive/0000/01",
                "/authors/%00",
                "/authors/nobody?after=%3Cscript%3E",
                "/categories/%F0%9F%92%A9",
                "/posts/..%2f..%2fetc%2fpasswd.md",
                "/posts/%2e%2e.md",
                "/posts/a%00.md",
                "/.md",
                "/sign-out.md",
                "/posts/a.md/b.md",
                "/posts/%3Cscript%3Ealert(1)%3C%2Fscript%3E.md",
                "/sitemap-posts-1.xml%00",
                "/llms.txt?x=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void hostile_addresses_get_a_page_and_nothing_of_theirs_in_it(String path) {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("<svg/onload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "changed", "kind", "q", "before", "after"})
    void what_narrows_the_list_is_no_sql(String parameter) {
        for (String hostile : List.of("'", "' or 1=1 --", "1;drop table post", "\0", "{x}", "9".repeat(40), "null")) {
            String query = "?" + parameter + "=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
            for (String list : List.of("/admin/posts", "/admin/media")) {
                assertThat(writer.get(list + query).statusCode())
                        .as(list + query)
                        .isLessThan(500);
            }
        }
        assertThat(writer.page("/admin/posts").select("tbody tr")).isNotEmpty();
    }

    /** A cache in front takes an address for a file, or a header for the truth: it must not be left with one person's page. */
    @Test
    void what_somebody_signed_in_asked_for_is_nobody_elses() {
        for (String path : List.of(
                "/account/x.css",
                "/account;x.css",
                "/account/;x.css",
                "/admin/posts.css",
                "/admin;/posts",
                "/Account")) {
            HttpResponse<String> own = writer.get(path);
            if (own.statusCode() == 200) {
                assertThat(own.headers().firstValue("Cache-Control").orElseThrow())
                        .as(path)
                        .contains("no-store");
            }
            assertThat(reader.get(path).body())
                    .as(path)
                    .doesNotContain("/sign-out")
                    .doesNotContain("_csrf");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "Forwarded",
                "Cookie",
                "X-Original-URL"
            })
    void what_a_stranger_says_of_an_address_is_on_no_page(String header) {
        String path = "/tags?from=" + word();
        Blog.visitor()
                .get(
                        path,
                        header,
                        switch (header) {
                            case "Forwarded" -> "host=evil.example;proto=gopher";
                            case "X-Forwarded-Proto" -> "gopher";
                            case "Cookie" -> "session=evil.example; theme=\"evil.example\"; language=evil.example";
                            default -> "evil.example";
                        });
        HttpResponse<String> clean = reader.get(path);
        assertThat(clean.statusCode()).isEqualTo(200);
        assertThat(clean.body()).doesNotContain("evil.example").doesNotContain("gopher:");
    }

    /** What a browser would send of the form as it stands. */
    private static Map<String, Object> filled(Document page) {
        Map<String, Object> fields = new HashMap<>();
        ((FormElement) page.selectFirst("form.post-form"))
                .formData().stream()
                        .filter(field -> !field.key().equals("_csrf"))
                        .forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    /** Changes some fields of a post's form as it stands, and presses a button. */
    private static HttpResponse<String> send(String edit, Map<String, ?> changes) {
        Map<String, Object> fields = filled(writer.page(edit));
        fields.putAll(changes);
        return writer.postForm(edit, edit, fields);
    }

    /** What the page says to which an answer leads. */
    private static String told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return writer.page(location(answer)).select(".flash").text();
    }

    private static HttpResponse<String> undo(Document list, String from) {
        return writer.postForm(
                from,
                list.select(".undo form").attr("action"),
                Map.of("change", list.select(".undo input[name=change]").attr("value")));
    }

    private static List<String> buttons(Document page) {
        return page.select("form.post-form button:not([type=button]):not([formaction])")
                .eachAttr("value");
    }

    private static String id(String edit) {
        return edit.replaceAll("\\D", "");
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceAll("^https?://[^/]+", "");
    }

    private static String write(String title, Map<String, ?> more) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("title", title, "markdown", "Text.", "action", "publish", "commentsOpen", "true"));
        fields.putAll(more);
        HttpResponse<String> saved = writer.postForm("/admin/posts/new", "/admin/posts/new", fields);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+|\\?.*", "");
    }

    private static void save(String edit, String title, Map<String, ?> more) {
        Document form = writer.page(edit);
        Map<String, Object> fields = new HashMap<>(Map.of(
                "title",
                title,
                "markdown",
                "Text.",
                "action",
                "publish",
                "version",
                form.select("input[name=version]").attr("value")));
        fields.putAll(more);
        assertThat(writer.postForm(edit, edit, fields).statusCode()).isEqualTo(303);
    }

    private static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
