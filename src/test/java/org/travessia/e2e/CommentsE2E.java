package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers comment and moderators decide, through the pages; and strangers try what strangers try. */
class CommentsE2E {

    /** Who is faster waits for a moderator, whoever it is. */
    private static final long PATIENCE_MILLIS = 3_500;

    private static final Map<String, Stamp> STAMPS = new ConcurrentHashMap<>();

    private static Visit admin;

    @BeforeAll
    static void openTheBlog() {
        admin = Blog.signedIn();
        policy("FIRST_MODERATED", "1000");
    }

    @AfterAll
    static void closeItAgain() {
        policy("FIRST_MODERATED", "10");
    }

    @Test
    void aGuestCommentsWaitsIsApprovedAndIsRead() {
        String slug = post("Comments");
        String email = "grace-" + mark() + "@example.com";
        Visit guest = Blog.visitor();
        HttpResponse<String> sent = comment(guest, slug, Map.of("email", email, "text", "First **thought**"));
        assertThat(location(sent)).isEqualTo("/posts/" + slug + "?comment=waiting#comments");
        Document page = guest.page("/posts/" + slug + "?comment=waiting");
        assertThat(page.select("#comments .flash").text()).isEqualTo("Thank you. Your comment waits for approval.");
        assertThat(page.select("article.comment")).isEmpty();

        String id = idOf("First thought", "waiting");
        decide("approve", id);
        eventually(() -> !Blog.visitor()
                .page("/posts/" + slug + "?comment=" + id)
                .select("#comment-" + id)
                .isEmpty());
        page = Blog.visitor().page("/posts/" + slug + "?comment=" + id);
        assertThat(page.select("#comment-" + id + " .comment-author").text()).isEqualTo("Grace");
        assertThat(page.select("#comment-" + id + " strong").text()).isEqualTo("thought");
        assertThat(page.select("#comments-title").text()).isEqualTo("One comment");

        // The second one of the same browser and address is shown at once; an answer stands below.
        HttpResponse<String> second =
                comment(guest, slug, Map.of("email", email, "text", "Second thought", "reply", id));
        String place = location(second);
        assertThat(place).matches("/posts/" + slug + "\\?comment=\\d+#comment-\\d+");
        page = guest.page(place.substring(0, place.indexOf('#')));
        assertThat(page.select("#comment-" + id)
                        .first()
                        .nextElementSibling()
                        .select("article.comment .comment-text")
                        .text())
                .isEqualTo("Second thought");

        // Nobody else may speak in this name, nor learn that its owner has spoken here.
        HttpResponse<String> impostor = comment(Blog.visitor(), slug, Map.of("email", email, "text", "Not me"));
        HttpResponse<String> unknown =
                comment(Blog.visitor(), slug, Map.of("email", "nobody-" + mark() + "@example.com", "text", "Somebody"));
        assertThat(location(impostor)).isEqualTo(location(unknown)).endsWith("?comment=waiting#comments");

        for (String path : List.of(
                "/posts/" + slug,
                "/posts/" + slug + "?comment=" + id,
                "/posts/" + slug + "/comment?reply=" + id,
                "/feeds/comments/rss.xml",
                "/feeds/comments/atom.xml",
                "/feeds/posts/" + slug + "/comments/rss.xml",
                "/feeds/posts/" + slug + "/comments/atom.xml")) {
            assertThat(Blog.visitor().get(path).body()).as(path).doesNotContain(email);
        }
    }

    @Test
    void whateverIsWrongNothingTypedIsLost() {
        String slug = post("Errors");
        HttpResponse<String> refused = comment(
                Blog.visitor(),
                slug,
                Map.of("name", "", "email", "nobody", "site", "javascript:alert(1)", "text", "A long \"text\" <b>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        for (String field : List.of("name", "email", "site")) {
            assertThat(page.select("#" + field).attr("aria-invalid")).as(field).isEqualTo("true");
            assertThat(page.select("#" + field + "-error").text()).as(field).isNotBlank();
        }
        assertThat(page.select("#email").attr("value")).isEqualTo("nobody");
        assertThat(page.select("#site").attr("value")).isEqualTo("javascript:alert(1)");
        assertThat(page.select("#text").text()).isEqualTo("A long \"text\" <b>");
        assertThat(page.select("h1")).hasSize(1);
    }

    @Test
    void aPreviewShowsTheTextAndSendsNothing() {
        String slug = post("Preview");
        HttpResponse<String> preview =
                comment(Blog.visitor(), slug, Map.of("text", "A *preview*", "action", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(preview.body()).select(".comment-preview em").text())
                .isEqualTo("preview");
        assertThat(rows("all", "preview")).isEmpty();
    }

    @Test
    void thePageOfAPostStaysTheSameForEverybody() {
        String slug = post("Cached");
        approved(slug, "A comment");
        Visit reader = Blog.visitor();
        HttpResponse<String> page = reader.get("/posts/" + slug);
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("s-maxage=1");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("_csrf").doesNotContain("name=\"stamp\"");
        // What a cache before it kept from before the comment is another page.
        eventually(() -> {
            String tag =
                    reader.get("/posts/" + slug).headers().firstValue("ETag").orElseThrow();
            return reader.get("/posts/" + slug, "If-None-Match", tag).statusCode() == 304;
        });

        HttpResponse<String> form = reader.get("/posts/" + slug + "/comment");
        assertThat(form.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(Jsoup.parse(form.body()).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void whoIsSignedInNeedsNoNameAndIsShownAtOnce() {
        String slug = post("Signed in");
        String form = "/posts/" + slug + "/comment";
        Document page = admin.page(form);
        assertThat(page.select("#name, #email, #site, #subject")).isEmpty();
        HttpResponse<String> sent = admin.postForm(form, form, Map.of("text", "From the author"));
        assertThat(location(sent)).contains("#comment-");
        Element comment = admin.page("/posts/" + slug).select("article.comment").first();
        assertThat(comment.select(".badge.author").text()).isEqualTo("Author");
        assertThat(comment.select(".comment-text").text()).isEqualTo("From the author");
    }

    @Test
    void hostileTextIsTextOnEveryScreen() {
        String slug = post("Hostile");
        String mark = mark();
        String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
        Visit guest = Blog.visitor();
        HttpRequest.Builder request = guest.request("/posts/" + slug + "/comment")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "<script>alert('agent')</script>\"onmouseover=alert(1)")
                .POST(BodyPublishers.ofString(body(
                        guest,
                        slug,
                        Map.of(
                                "name",
                                mark + evil.substring(0, 30),
                                "email",
                                "'onfocus=alert'" + mark + "@example.com",
                                "site",
                                "https://example.com/?a='onclick=alert(1)&b=" + mark,
                                "text",
                                mark + " " + evil + " <svg/onload=alert(1)> [x](javascript:alert(1))"))));
        assertThat(location(guest.send(request))).contains("waiting");
        String id = idOf(mark, "waiting");
        decide("approve", id);
        for (Document page : List.of(
                admin.page("/admin/comments?status=approved"),
                admin.page("/admin/comments?status=all&q=" + mark),
                admin.page("/admin/comments/" + id),
                admin.page("/posts/" + slug),
                Blog.visitor().page("/posts/" + slug + "?comment=" + id),
                Blog.visitor().page("/posts/" + slug + "/comment?reply=" + id))) {
            harmless(page);
        }
        assertThat(admin.page("/admin/comments/" + id).select("dl.facts").text())
                .contains("<script>alert('agent')</script>");
        Document feed = feed("/feeds/posts/" + slug + "/comments/rss.xml");
        harmless(Jsoup.parse(feed.select("item description").text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "&#106;avascript:alert(1)",
                "javascript://example.com/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "//evil.example",
                "https://user:password@evil.example"
            })
    void aSiteIsNothingButAWebAddress(String site) {
        HttpResponse<String> refused = comment(Blog.visitor(), aPost(), Map.of("site", site, "text", mark()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#site-error").text()).contains("https://");
    }

    @Test
    void noFormOfSomebodyElseIsTaken() {
        String slug = aPost();
        String path = "/posts/" + slug + "/comment";
        Visit guest = Blog.visitor();
        Map<String, String> fields =
                Map.of("name", "G", "email", "g@example.com", "text", "forged " + mark(), "stamp", stamp(slug));
        assertThat(guest.postRaw(path, fields).statusCode()).as("no token").isEqualTo(403);
        Map<String, Object> foreign = new HashMap<>(fields);
        foreign.put("_csrf", Blog.visitor().csrf(path));
        guest.csrf(path);
        assertThat(guest.postRaw(path, foreign).statusCode())
                .as("a foreign token")
                .isEqualTo(403);
        for (String[] header :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}
                }) {
            HttpRequest.Builder request = guest.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(header[0], header[1])
                    .POST(BodyPublishers.ofString(body(guest, slug, fields)));
            assertThat(guest.send(request).statusCode()).as(header[1]).isEqualTo(403);
        }
        for (String deed : List.of("bulk", "undo", "delete", "policy", "1/edit", "1/reply")) {
            assertThat(admin.postRaw("/admin/comments/" + deed, Map.of("action", "approve", "id", "1"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(403);
        }
        assertThat(rows("all", "forged")).isEmpty();
    }

    @Test
    void nobodySetsWhatTheFormDoesNotHave() {
        String slug = aPost();
        String mark = mark();
        Map<String, Object> fields = new HashMap<>(Map.of(
                "text",
                mark + " let me in",
                "status",
                "APPROVED",
                "approved",
                "true",
                "personId",
                "1",
                "person_id",
                "1"));
        fields.putAll(Map.of(
                "authorId",
                "1",
                "id",
                "1",
                "postId",
                "1",
                "depth",
                "0",
                "createdAt",
                "1999-01-01T00:00:00Z",
                "role",
                "ADMINISTRATOR"));
        assertThat(location(comment(Blog.visitor(), slug, fields))).contains("waiting");
        Document one = admin.page("/admin/comments/" + idOf(mark, "waiting"));
        assertThat(one.select("dl.facts").text())
                .contains("Waiting")
                .contains("Grace")
                .doesNotContain("Signed in");
        assertThat(one.select("dl.facts time").attr("datetime")).doesNotStartWith("1999");

        // Nobody signed in speaks in another name.
        String form = "/posts/" + slug + "/comment";
        String second = mark();
        admin.postForm(
                form,
                form,
                Map.of("text", second, "name", "Somebody else", "email", "x@example.com", "site", "https://x.example"));
        Element comment = admin.page("/posts/" + slug)
                .select("article.comment:contains(" + second + ")")
                .first();
        assertThat(comment.select(".comment-author").text()).isNotEqualTo("Somebody else");
        assertThat(comment.select(".comment-author a")).isEmpty();
    }

    @Test
    void templatesAreText() {
        String slug = aPost();
        String mark = mark();
        String template = "${7+7} #{7+7} {{7+7}} @{7+7} <%= 7+7 %> $unsafe{1}";
        comment(Blog.visitor(), slug, Map.of("name", mark + "${7+7}", "text", mark + " " + template));
        String id = idOf(mark, "waiting");
        decide("approve", id);
        Element shown = Blog.visitor()
                .page("/posts/" + slug + "?comment=" + id)
                .select("#comment-" + id)
                .first();
        assertThat(shown.select(".comment-text").text()).isEqualTo(mark + " " + template);
        assertThat(shown.select(".comment-author").text()).isEqualTo(mark + "${7+7}");
        assertThat(admin.page("/admin/comments/" + id).select(".comment-text").text())
                .contains(template);
    }

    @Test
    void noLineBreakGetsIntoAHeaderOrAName() {
        String slug = aPost();
        for (String evil : List.of("x\r\nSet-Cookie: a=b", "x\nBcc: y@example.com", "x\u2028y", "\u202Exyz")) {
            HttpResponse<String> refused = comment(Blog.visitor(), slug, Map.of("name", evil, "text", mark()));
            assertThat(refused.statusCode()).as(evil).isEqualTo(422);
        }
        assertThat(comment(Blog.visitor(), slug, Map.of("email", "a@b.example\r\nBcc: c@d.example", "text", mark()))
                        .statusCode())
                .isEqualTo(422);
        for (String reply : List.of("1\r\nSet-Cookie: a=b", "-1", "99999999999999999999", "x", "1 or 1=1")) {
            HttpResponse<String> refused = comment(Blog.visitor(), slug, Map.of("text", mark(), "reply", reply));
            assertThat(refused.statusCode()).as(reply).isEqualTo(422);
            assertThat(refused.headers().map().keySet()).doesNotContain("Bcc");
        }
        HttpResponse<String> back = admin.postForm(
                "/admin/comments?status=all",
                "/admin/comments/bulk",
                Map.of("action", "approve", "back", "//evil.example/\r\nX: y"));
        assertThat(location(back)).startsWith("/admin/comments?");
    }

    @Test
    void adminQueryParametersAreTextToo() {
        String evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
        for (String parameter : List.of("status", "q", "before", "after", "done", "count", "undo")) {
            harmless(admin.page("/admin/comments?" + parameter + "=" + evil));
        }
        harmless(admin.page("/admin/comments?status=all&q=x%27)%3B+drop+table+comment--"));
        String slug = aPost();
        for (String parameter : List.of("comment", "comments")) {
            Document page = Blog.visitor().page("/posts/" + slug + "?" + parameter + "=" + evil);
            harmless(page);
            assertThat(page.select("#comments")).hasSize(1);
        }
        harmless(Jsoup.parse(
                Blog.visitor().get("/posts/" + slug + "/comment?reply=" + evil).body()));
    }

    @Test
    void whatIsNotPublicTakesAndShowsNoComments() {
        String edit = write("Draft", "draft");
        String draft = slugAt(edit);
        Visit guest = Blog.visitor();
        for (String slug : List.of(draft, "no-such-post-" + mark())) {
            assertThat(guest.get("/posts/" + slug + "/comment").statusCode()).isEqualTo(404);
            Map<String, Object> fields = new HashMap<>(Map.of(
                    "name",
                    "G",
                    "email",
                    "g@example.com",
                    "text",
                    "x",
                    "stamp",
                    "1.x",
                    "_csrf",
                    guest.csrf("/sign-in")));
            assertThat(guest.postRaw("/posts/" + slug + "/comment", fields).statusCode())
                    .isEqualTo(404);
            for (String file : List.of("rss.xml", "atom.xml")) {
                assertThat(guest.get("/feeds/posts/" + slug + "/comments/" + file)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(admin.page("/posts/" + draft).select("#comments")).isEmpty();

        // Its comments disappear with a post that is public no more.
        String slug = post("Withdrawn");
        String mark = mark();
        approved(slug, mark);
        String id = admin.page("/admin/posts?q=Withdrawn")
                .select("tbody input[name=id]")
                .first()
                .attr("value");
        admin.postForm("/admin/posts", "/admin/posts/bulk", Map.of("action", "unpublish", "id", id));
        eventually(() -> Blog.visitor().get("/posts/" + slug).statusCode() == 404);
        eventually(() -> !Blog.visitor().get("/feeds/comments/rss.xml").body().contains(mark));
        assertThat(Blog.visitor()
                        .get("/feeds/posts/" + slug + "/comments/rss.xml?x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whereCommentsAreClosedTheTextIsKept() {
        String slug = aPost();
        Visit guest = Blog.visitor();
        String form = body(guest, slug, Map.of("text", "Too late, alas"));
        policy("CLOSED", "1000");
        try {
            HttpResponse<String> refused = guest.send(guest.request("/posts/" + slug + "/comment")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            assertThat(refused.statusCode()).isEqualTo(403);
            Document page = Jsoup.parse(refused.body());
            assertThat(page.select(".flash").text()).isEqualTo("Comments are closed.");
            assertThat(page.select("textarea").text()).isEqualTo("Too late, alas");
            assertThat(page.select("form#comment-form")).isEmpty();
        } finally {
            policy("FIRST_MODERATED", "1000");
        }
    }

    @Test
    void nobodyAnswersToWhatTheyCannotSee() {
        String slug = post("Answers");
        String mark = mark();
        comment(Blog.visitor(), slug, Map.of("text", mark));
        String hidden = idOf(mark, "waiting");
        String foreign = approved(post("Elsewhere"), mark());
        String words = null;
        for (String id : List.of(hidden, foreign, "999999999")) {
            assertThat(Blog.visitor()
                            .get("/posts/" + slug + "/comment?reply=" + id)
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
            HttpResponse<String> refused =
                    comment(Blog.visitor(), slug, Map.of("text", "An answer to " + id, "reply", id));
            assertThat(refused.statusCode()).as(id).isEqualTo(422);
            Document page = Jsoup.parse(refused.body());
            assertThat(page.select("#text").text()).isEqualTo("An answer to " + id);
            assertThat(words).isIn(null, page.select("#text-error").text());
            words = page.select("#text-error").text();
        }
    }

    @Test
    void longDeepAndStrangeTextIsTakenOrRefusedByName() {
        String slug = aPost();
        for (String text : List.of("x".repeat(10_001), "a\u0000b", "   ", "\u0007", "😀".repeat(10_001))) {
            HttpResponse<String> refused = comment(Blog.visitor(), slug, Map.of("text", text));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(refused.body()).select("#text-error").text()).isNotBlank();
        }
        for (String text : List.of(
                ">".repeat(9_000) + mark(),
                "[".repeat(9_000) + mark(),
                "* ".repeat(4_000) + mark(),
                "Zalgo H̷̛̯e̵͕̒l̴̰̋l̶̯̈o 👩‍👩‍👧‍👦 \u200Fعربي " + mark(),
                "| a |\n|---|\n".repeat(500) + mark())) {
            long begun = System.nanoTime();
            assertThat(location(comment(Blog.visitor(), slug, Map.of("text", text))))
                    .contains("waiting");
            assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(20);
        }
        Visit guest = Blog.visitor();
        assertThat(guest.send(guest.request("/posts/" + slug + "/comment")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("text=%ff%fe")))
                        .statusCode())
                .isIn(400, 403);
    }

    @Test
    void programsGiveThemselvesAwayAndLearnNothing() {
        String slug = aPost();
        String mark = mark();
        HttpResponse<String> trapped =
                comment(Blog.visitor(), slug, Map.of("text", mark + " trapped", "subject", "Cheap pills"));
        Document spam = admin.page("/admin/comments?status=spam&q=" + mark);
        assertThat(spam.select(".reasons").text()).contains("people do not see");
        HttpResponse<String> linked = comment(
                Blog.visitor(),
                slug,
                Map.of("text", mark + " linked https://a.example https://b.example https://c.example"));
        assertThat(location(linked)).isEqualTo(location(trapped));
        assertThat(admin.page("/admin/comments?q=" + mark).select(".reasons").text())
                .contains("Many links");

        HttpResponse<String> old = comment(Blog.visitor(), slug, Map.of("text", mark + " kept", "stamp", "1.AAAA"));
        assertThat(old.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(old.body()).select("#text").text()).isEqualTo(mark + " kept");
    }

    @Test
    void theSameIsTakenOnce() {
        String slug = aPost();
        Map<String, String> fields = Map.of("text", "The same " + mark(), "email", "same@example.com");
        Visit guest = Blog.visitor();
        assertThat(comment(guest, slug, fields).statusCode()).isEqualTo(303);
        HttpResponse<String> again = comment(guest, slug, fields);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(again.body()).select("#text-error").text()).contains("already");
    }

    @Test
    void oneAddressWaitsAfterMany() {
        String slug = aPost();
        policy("FIRST_MODERATED", "2");
        try {
            HttpResponse<String> last = null;
            for (int i = 0; i < 3; i++) {
                last = comment(Blog.visitor(), slug, Map.of("text", "Many " + i + " " + mark()));
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 600);
            assertThat(Jsoup.parse(last.body()).select("#text").text()).startsWith("Many 2");
        } finally {
            policy("FIRST_MODERATED", "1000");
        }
    }

    @Test
    void aModeratorDecidesInBulkUndoesAndDeletesForGood() {
        String slug = post("Queue");
        String mark = mark();
        for (int i = 0; i < 3; i++) {
            comment(Blog.visitor(), slug, Map.of("text", mark + " number " + i));
        }
        List<String> ids = rows("waiting", mark);
        assertThat(ids).hasSize(3);
        String back = "/admin/comments?status=waiting&q=" + mark;
        HttpResponse<String> done = admin.postForm(
                back, "/admin/comments/bulk", Map.of("action", "spam", "id", ids.subList(0, 2), "back", back));
        assertThat(location(done)).startsWith(back).contains("done=spam&count=2&undo=");
        Document page = admin.page(location(done));
        assertThat(page.select(".flash.undo p").text()).startsWith("2 comments are spam");
        assertThat(rows("spam", mark)).hasSize(2);
        String undo = page.select(".flash.undo input[name=undo]").attr("value");
        HttpResponse<String> undone = admin.postForm(back, "/admin/comments/undo", Map.of("undo", undo, "back", back));
        assertThat(admin.page(location(undone)).select(".flash.undo p").text())
                .startsWith("2 comments are as they were");
        assertThat(rows("waiting", mark)).hasSize(3);

        // What is not in the trash cannot be deleted; from the trash only after a question.
        admin.postForm(back, "/admin/comments/delete", Map.of("id", ids));
        assertThat(rows("waiting", mark)).hasSize(3);
        admin.postForm(back, "/admin/comments/bulk", Map.of("only", "trash " + ids.get(0)));
        HttpResponse<String> question =
                admin.postForm(back, "/admin/comments/bulk", Map.of("action", "delete", "id", List.of(ids.get(0))));
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(question.body()).select("main").text()).contains("cannot be brought back");
        assertThat(rows("trash", mark)).hasSize(1);
        admin.postForm(back, "/admin/comments/delete", Map.of("id", List.of(ids.get(0))));
        assertThat(rows("all", mark)).hasSize(2);
        assertThat(admin.get("/admin/comments/" + ids.get(0)).statusCode()).isEqualTo(404);
    }

    @Test
    void aModeratorCorrectsAndAnswersFromTheQueue() {
        String slug = post("Corrected");
        String mark = mark();
        comment(Blog.visitor(), slug, Map.of("text", mark + " tpyo"));
        String one = "/admin/comments/" + idOf(mark, "waiting");
        String version = admin.page(one).select("input[name=version]").attr("value");
        assertThat(location(admin.postForm(one, one + "/edit", Map.of("text", mark + " typo", "version", version))))
                .contains("done=edited");
        HttpResponse<String> stale =
                admin.postForm(one, one + "/edit", Map.of("text", mark + " mine", "version", version));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(stale.body()).select("#text").text()).isEqualTo(mark + " mine");
        assertThat(stale.body()).contains(mark + " typo");
        assertThat(admin.postForm(one, one + "/reply", Map.of("reply", " ")).statusCode())
                .isEqualTo(422);
        assertThat(location(admin.postForm(one, one + "/reply", Map.of("reply", "Thank you " + mark))))
                .contains("done=replied");
        eventually(() -> Blog.visitor()
                        .page("/posts/" + slug + "?" + mark())
                        .select("article.comment")
                        .size()
                == 2);
    }

    @Test
    void programsFollowTheCommentsOfTheBlogAndOfAPost() {
        String slug = post("Feeds");
        String mark = mark();
        String id = approved(slug, mark + " & <b>");
        comment(Blog.visitor(), slug, Map.of("text", "unseen " + mark));
        for (String path : List.of(
                "/feeds/comments/rss.xml",
                "/feeds/comments/atom.xml",
                "/feeds/posts/" + slug + "/comments/rss.xml",
                "/feeds/posts/" + slug + "/comments/atom.xml")) {
            eventually(() -> Blog.visitor().get(path).body().contains(mark));
            HttpResponse<String> response = Blog.visitor().get(path);
            Document feed = feed(path);
            Element entry = feed.select("item, entry").stream()
                    .filter(each -> each.text().contains(mark))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.text()).contains("Grace on “").doesNotContain("unseen");
            assertThat(entry.html()).contains("/posts/" + slug + "?comment=" + id + "#comment-" + id);
            assertThat(feed.select("[rel=self]").attr("href")).endsWith(path);
            String tag = response.headers().firstValue("ETag").orElseThrow();
            assertThat(Blog.visitor().get(path, "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void everythingIsThereInPortuguese() {
        String slug = aPost();
        Visit reader = Blog.visitor();
        Document page = Jsoup.parse(
                reader.send(reader.request("/posts/" + slug + "/comment").setHeader("Accept-Language", "pt-BR"))
                        .body());
        assertThat(page.select("h1").text()).isEqualTo("Escrever um comentário");
        Document queue = Jsoup.parse(admin.send(admin.request("/admin/comments").setHeader("Accept-Language", "pt-BR"))
                .body());
        assertThat(queue.select("h1").text()).isEqualTo("Comentários");
    }

    @Test
    void theQueueIsForModerators() {
        for (String path : List.of("/admin/comments", "/admin/comments/1", "/admin/comments/policy")) {
            HttpResponse<String> response = Blog.visitor().get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(303);
            assertThat(location(response)).contains("/sign-in");
        }
        assertThat(admin.page("/admin/posts").select("nav a[href=/admin/comments]"))
                .hasSize(1);
        assertThat(Blog.visitor().page("/?" + mark()).select("nav a[href=/admin/comments]"))
                .isEmpty();
    }

    // --- what the tests do ------------------------------------------------------------------------------------------

    private record Stamp(String value, long at) {}

    /** One post for the tests that need any. */
    private static String aPost() {
        return Shared.SLUG;
    }

    private static final class Shared {
        private static final String SLUG = post("Any");
    }

    private static String post(String title) {
        String slug = slugAt(write(title, "publish"));
        eventually(() -> Blog.visitor().get("/posts/" + slug).statusCode() == 200);
        return slug;
    }

    private static String write(String title, String action) {
        HttpResponse<String> response = admin.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", title + " " + mark(), "markdown", "Text", "action", action, "commentsOpen", "true"));
        return location(response).replaceAll("\\?.*", "");
    }

    private static String slugAt(String edit) {
        return admin.page(edit).select("#slug").attr("value");
    }

    private static void policy(String mode, String most) {
        Document page = admin.page("/admin/comments/policy");
        HttpResponse<String> saved = admin.postForm(
                "/admin/comments/policy",
                "/admin/comments/policy",
                Map.of(
                        "mode",
                        mode,
                        "closeAfterDays",
                        "",
                        "maxLinks",
                        "2",
                        "mostAtOnce",
                        most,
                        "words",
                        "",
                        "version",
                        page.select("input[name=version]").attr("value")));
        assertThat(location(saved)).contains("saved=true");
    }

    /** Sends the form of a post as somebody does who took their time; the fields given replace its own. */
    private static HttpResponse<String> comment(Visit guest, String slug, Map<String, ?> fields) {
        return guest.send(guest.request("/posts/" + slug + "/comment")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body(guest, slug, fields))));
    }

    private static String body(Visit guest, String slug, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("_csrf", guest.csrf("/posts/" + slug + "/comment"));
        all.put("name", "Grace");
        all.put("email", "grace@example.com");
        all.put("stamp", stamp(slug));
        all.putAll(fields);
        return Visit.encoded(all);
    }

    /** A stamp is good for a day and for everybody: it is waited for once a post. */
    private static String stamp(String slug) {
        Stamp stamp = STAMPS.computeIfAbsent(
                slug,
                each -> new Stamp(
                        Blog.visitor()
                                .page("/posts/" + each + "/comment")
                                .select("input[name=stamp]")
                                .attr("value"),
                        System.nanoTime() / 1_000_000));
        long left = stamp.at() + PATIENCE_MILLIS - System.nanoTime() / 1_000_000;
        if (left > 0) {
            pause(left);
        }
        return stamp.value();
    }

    /** A comment that readers see. */
    private static String approved(String slug, String text) {
        comment(Blog.visitor(), slug, Map.of("text", text));
        String id = idOf(text.split(" ")[0], "waiting");
        decide("approve", id);
        return id;
    }

    private static void decide(String decision, String id) {
        assertThat(location(admin.postForm(
                        "/admin/comments?status=all", "/admin/comments/bulk", Map.of("only", decision + " " + id))))
                .contains("count=1");
    }

    private static String idOf(String words, String status) {
        List<String> found = rows(status, words);
        assertThat(found).as(words).isNotEmpty();
        return found.get(0);
    }

    private static List<String> rows(String status, String words) {
        return admin.page("/admin/comments?status=" + status + "&q=" + words.replace(' ', '+'))
                .select("input[name=id]")
                .eachAttr("value");
    }

    /** Nothing in a page runs or leads to a script but what the blog itself put there. */
    private static void harmless(Document page) {
        // Data for search engines is no script.
        page.select("script:not([type=application/ld+json])").forEach(script -> {
            assertThat(script.attr("src")).startsWith("/static/");
            assertThat(script.data()).isBlank();
        });
        page.getAllElements().forEach(element -> {
            element.attributes()
                    .forEach(attribute ->
                            assertThat(attribute.getKey()).as(element.tagName()).doesNotStartWith("on"));
            for (String name : List.of("href", "src", "action", "formaction")) {
                if (element.hasAttr(name)) {
                    assertThat(element.attr(name).strip().toLowerCase(java.util.Locale.ROOT))
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("data:")
                            .doesNotStartWith("vbscript:");
                }
            }
        });
        assertThat(page.select("main img, main svg:not(.waves), main iframe, main object, main style"))
                .isEmpty();
    }

    private static Document feed(String path) {
        HttpResponse<String> response = Blog.visitor().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), "", Parser.xmlParser());
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        return location.startsWith(Blog.baseUrl().toString())
                ? location.substring(Blog.baseUrl().toString().length())
                : location;
    }

    /** One word that no other test writes. */
    private static String mark() {
        return "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Behind nginx a page may be a second old. */
    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause(200);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
