package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's settings: they show on every page, and nobody else gets at them. What was set before is set again at the end. */
class SettingsE2E {

    private static final String PATH = "/admin/settings";

    private static Visit admin;
    private static Map<String, Object> before;

    @BeforeAll
    static void remember() {
        admin = Blog.signedIn();
        before = form();
    }

    @AfterAll
    static void restore() {
        save(before);
    }

    @Test
    void everySettingShowsOnThePages() {
        Map<String, Object> form = plain();
        form.put("title", "Caderno & Bordo");
        form.put("tagline", "Uma linha");
        form.put("description", "Para os buscadores \"todos\"");
        form.put("footer", "Textos sob CC BY\nContato: maria@example.com");
        form.put("accent", "#7a1f5c");
        form.put("textFont", "SANS");
        form.put("titleFont", "MONO");
        form.put("readingWidth", "NARROW");
        form.put("customCss", ".mine > b { color: var(--accent); }");
        form.put("navigation-label-0", "About <us>");
        form.put("navigation-address-0", "/about");
        form.put("navigation-label-1", "Elsewhere");
        form.put("navigation-address-1", "https://example.com/a?b=c&d=e");
        form.put("social-label-0", "Mastodon");
        form.put("social-address-0", "https://mastodon.example/@maria");
        save(form);

        Document home = fresh("/");
        assertThat(home.select(".home h1").text()).isEqualTo("Caderno & Bordo");
        assertThat(home.select("meta[name=description]").attr("content")).isEqualTo("Para os buscadores \"todos\"");
        assertThat(home.select(".masthead .nav a").eachText()).containsExactly("About <us>", "Elsewhere");
        assertThat(home.select(".masthead .nav a").eachAttr("href"))
                .containsExactly("/about", "https://example.com/a?b=c&d=e");
        assertThat(home.select(".footer a[rel=me]").attr("href")).isEqualTo("https://mastodon.example/@maria");
        assertThat(home.select(".footer-text").first().wholeText()).contains("CC BY\nContato");
        assertThat(home.select("style, [style]")).as("no inline style").isEmpty();

        String address = home.select("link[rel=stylesheet][href^=/site.css]").attr("href");
        HttpResponse<String> css = Blog.visitor().get(address);
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(css.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(css.body())
                .contains("--accent: light-dark(#7a1f5c, #")
                .contains("--reading: var(--sans)")
                .contains("--display: var(--mono)")
                .contains("--measure: 60ch")
                .endsWith(".mine > b { color: var(--accent); }\n");
        assertThat(home.select("link[rel=stylesheet]").last().attr("href"))
                .as("it comes last")
                .isEqualTo(address);

        save(plain());
        assertThat(fresh("/").select("link[href^=/site.css]"))
                .as("nothing to load")
                .isEmpty();
    }

    @Test
    void everyChangeStandsInTheHistoryAndCanBePutBack() {
        String history = PATH + "/history";
        save(plain());
        Map<String, Object> form = plain();
        form.put("title", "Casa <script>alert(1)</script>");
        form.put("textFont", "MONO");
        form.put("footer", "One\nTwo");
        save(form);

        Document page = admin.page(history);
        Element change = page.select(".timeline > li").get(0);
        assertThat(change.select("dt").eachText()).contains("Title", "Footer");
        assertThat(change.select("ins").eachText()).contains("Casa <script>alert(1)</script>");
        assertThat(change.select("pre").last().wholeText()).isEqualTo("One\nTwo");
        assertThat(page.select("main script")).isEmpty();
        String action = change.select("form").attr("action");
        String version = change.select("[name=version]").attr("value");

        assertThat(admin.postForm(history, action, Map.of("version", version)).statusCode())
                .isEqualTo(303);
        assertThat(fresh("/").select("title").text()).doesNotContain("Casa");
        HttpResponse<String> twice = admin.postForm(history, action, Map.of("version", version));
        assertThat(twice.statusCode()).as("from what was seen before").isEqualTo(409);
        assertThat(Jsoup.parse(twice.body()).select(".flash").text()).contains("meanwhile");
        assertThat(admin.postForm(history, action, Map.of()).statusCode()).isEqualTo(409);
        assertThat(admin.postForm(history, history + "/999999999", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(404);

        Element undone = admin.page(history).select(".timeline > li").get(0);
        assertThat(admin.postForm(
                                history,
                                undone.select("form").attr("action"),
                                Map.of(
                                        "version",
                                        undone.select("[name=version]").attr("value")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(fresh("/").select("title").text()).contains("Casa <script>");
        assertThat(admin.page("/admin/audit?deed=settings.put-back")
                        .select("tbody tr")
                        .get(0)
                        .text())
                .contains("title, textFont, footer");
        assertThat(admin.get(history + "?before=x").statusCode()).isEqualTo(422);
        assertThat(Blog.visitor().get(history).statusCode()).isEqualTo(303);
    }

    @Test
    void theStyleSheetIsRevalidatedByItsTag() {
        Map<String, Object> form = plain();
        form.put("accent", "#0f5");
        save(form);
        Visit reader = Blog.visitor();
        HttpResponse<String> css = reader.get("/site.css");
        String tag = css.headers().firstValue("ETag").orElseThrow();
        assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).doesNotContain("immutable");
        assertThat(reader.get("/site.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(reader.get("/site.css?v=999999999")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .as("a version to come is kept by nobody")
                .doesNotContain("immutable");
        assertThat(css.body()).as("a green that nobody could read on paper").doesNotContain("light-dark(#00ff55");
        assertThat(Jsoup.parse(admin.get(PATH).body()).select(".notice").text()).contains("#00ff55");
    }

    @Test
    void rowsAreAddedOrderedAndRemovedWithoutAScript() {
        Map<String, Object> form = plain();
        form.put("navigation-label-0", "One");
        form.put("navigation-address-0", "/one");
        form.put("navigation-label-1", "Two");
        form.put("navigation-address-1", "/two");
        form.put("title", "Typed and not saved");

        Document down = pressed(form, "navigation-down-0");
        assertThat(labels(down)).containsExactly("Two", "One");
        assertThat(down.select("#title").val()).as("nothing typed is lost").isEqualTo("Typed and not saved");
        assertThat(down.select("[autofocus]").attr("id"))
                .as("the work goes on where it was")
                .isEqualTo("navigation-label-1");
        assertThat(labels(pressed(form, "navigation-up-1"))).containsExactly("Two", "One");
        assertThat(labels(pressed(form, "navigation-remove-0"))).containsExactly("Two");
        assertThat(labels(pressed(form, "navigation-add"))).containsExactly("One", "Two", "");
        assertThat(pressed(form, "social-add").select("[id^=social-label]")).hasSize(1);
        assertThat(Jsoup.parse(admin.get(PATH).body()).select("#title").val())
                .as("nothing is saved by it")
                .isNotEqualTo("Typed and not saved");

        for (String odd : List.of("navigation-up-0", "navigation-down-1", "navigation-remove-99", "social-remove-0")) {
            form.put("title", "");
            assertThat(post(with(form, "action", odd)).statusCode()).as(odd).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://",
                "https://user@evil.example/",
                "https:evil.example",
                "https://a b",
                "https://evil.example/\"><script>",
                "about",
                "file:///etc/passwd",
                "mailto:a@b?bcc=c@d"
            })
    void aMenuLeadsNowhereBad(String address) {
        Map<String, Object> form = plain();
        form.put("navigation-label-0", "Bad");
        form.put("navigation-address-0", address);
        HttpResponse<String> refused = post(form);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#navigation-address-0-error").text()).contains("Write a path of this blog");
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#navigation-address-0");
        assertThat(page.select("script:not([src], [type=application/ld+json])")).isEmpty();
    }

    @Test
    void anotherPlaceIsAWholeAddress() {
        Map<String, Object> form = plain();
        form.put("social-label-0", "Here");
        form.put("social-address-0", "/about");

        assertThat(Jsoup.parse(post(form).body()).select("#social-address-0-error"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{}\n@import 'https://evil.example/a.css';",
                "a{}\n.b { background: url(//evil.example/x) }",
                "a{}\n.b { background: u\\72l(https://evil.example/x) }",
                "a{}\n.b { background: image-set('https://evil.example/x' 1x) }",
                "a{}\n.b { background: url(/sign-out) }",
                "a{}\n} .c { color: red }",
                "a{}\n</style><script>alert(1)</script> {"
            })
    void cssThatLoadsOrBreaksOutIsRefusedByLine(String css) {
        Map<String, Object> form = plain();
        form.put("customCss", css);
        HttpResponse<String> refused = post(form);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#customCss-error").text()).startsWith("Line 2: ");
        assertThat(page.select("#customCss").first().wholeText().strip())
                .as("nothing is lost")
                .isEqualTo(css);
        assertThat(page.select("script:not([src], [type=application/ld+json])")).isEmpty();
    }

    @Test
    void everyFieldSaysWhatIsWrongWithIt() {
        Map<String, Object> form = plain();
        form.put("title", "");
        form.put("tagline", "x".repeat(201));
        form.put("language", "xx");
        form.put("timeZone", "Mars/Olympus");
        form.put("accent", "red");
        form.put("textFont", "COMIC");
        form.put("readingWidth", "1000ch;}");
        form.put("logo", "https://evil.example/x.png");
        form.put("customCss", "x".repeat(20_001));
        form.put("footer", "x".repeat(501));
        form.put("postsPerPage", "1000");
        Document page = Jsoup.parse(post(form).body());

        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "#title",
                        "#tagline",
                        "#language",
                        "#timeZone",
                        "#accent",
                        "#textFont",
                        "#readingWidth",
                        "#logo",
                        "#customCss",
                        "#footer",
                        "#postsPerPage");
        assertThat(page.select("[id$=-error]")).hasSize(11);
    }

    @Test
    void aLogoIsAnImageOfTheBlog() {
        Map<String, Object> form = plain();
        for (String missing : List.of(
                "/media/" + "0".repeat(64) + "/x.png",
                "/media/../x.png",
                "/media/x",
                "javascript:alert(1)",
                "/sign-out")) {
            form.put("logo", missing);
            assertThat(Jsoup.parse(post(form).body()).select("#logo-error"))
                    .as(missing)
                    .isNotEmpty();
        }
        Optional<String> image = image();
        assumeTrue(image.isPresent(), "no post of this blog has an image");
        form.put("logo", image.get());
        save(form);
        Element logo = fresh("/").select(".masthead img.brand-logo").first();
        assertThat(logo.attr("src")).isEqualTo(image.get());
        assertThat(Integer.parseInt(logo.attr("width"))).isPositive();
        assertThat(Integer.parseInt(logo.attr("height"))).isPositive();
    }

    @Test
    void aStaleFormOverwritesNobody() {
        Map<String, Object> old = plain();
        Map<String, Object> theirs = plain();
        theirs.put("tagline", "What they wrote");
        save(theirs);
        old.put("tagline", "What I wrote");
        HttpResponse<String> refused = admin.postForm(PATH, PATH, old);

        assertThat(refused.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#tagline").val()).isEqualTo("What I wrote");
        assertThat(page.select(".flash li").eachText()).containsExactly("Tagline");
        assertThat(fresh("/").select(".home-head p").text()).isEqualTo("What they wrote");

        old.remove("version");
        assertThat(admin.postForm(PATH, PATH, old).statusCode())
                .as("no version at all")
                .isEqualTo(409);
    }

    @Test
    void aForeignOrMissingTokenChangesNothing() {
        Map<String, Object> form = plain();
        form.put("title", "Hijacked");
        assertThat(admin.postRaw(PATH, form).statusCode()).isEqualTo(403);
        assertThat(admin.postRaw(PATH, with(form, "_csrf", "x".repeat(43))).statusCode())
                .isEqualTo(403);
        assertThat(admin.postRaw(PATH, with(form, "_csrf", Blog.signedIn().csrf(PATH)))
                        .statusCode())
                .as("another session's")
                .isEqualTo(403);
        assertThat(fresh("/").title()).doesNotContain("Hijacked");
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        Visit stranger = Blog.visitor();
        assertThat(stranger.get(PATH).statusCode()).isEqualTo(303);
        assertThat(stranger.get(PATH).headers().firstValue("Location").orElseThrow())
                .startsWith("/sign-in");
        assertThat(stranger.postRaw(PATH, plain()).statusCode()).isIn(303, 403);
    }

    @Test
    void whatTheFormDoesNotHaveCannotBeSet() {
        Map<String, Object> form = plain();
        form.put("id", "2");
        form.put("logoWidth", "1");
        form.put("logo_width", "1");
        form.put("style", "1");
        form.put("navigation", "x");
        form.put("navigation-label-99", "x");
        form.put("navigation-address-99", "javascript:alert(1)");
        save(form);

        assertThat(fresh("/").select(".masthead .nav a").eachText()).containsExactly("Home", "Archive");
    }

    @Test
    void textsAreTexts() {
        String hostile = "<script>alert(1)</script>\"'${7*7}#{7*7}{{7*7}}";
        Map<String, Object> form = plain();
        form.put("title", hostile);
        form.put("tagline", hostile);
        form.put("description", hostile);
        form.put("footer", hostile);
        form.put("navigation-label-0", hostile);
        form.put("navigation-address-0", "/a?b='c'");
        form.put("social-label-0", hostile);
        form.put("social-address-0", "https://example.com/'");
        save(form);
        for (String path : List.of("/", "/sign-in", "/nothing-here")) {
            Document page = Jsoup.parse(
                    Blog.visitor().get(path + "?" + System.nanoTime()).body());
            assertThat(page.select("script:not([src], [type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select(".masthead .nav a").text()).isEqualTo(hostile);
        }
        assertThat(Blog.visitor().get("/feeds/rss.xml").body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "light", "dark"})
    void aThemeIsChosenWithoutAScript(String theme) {
        Visit reader = Blog.visitor();
        HttpResponse<String> chosen = reader.get("/theme/" + theme + "?next=%2Fsign-in%3Fa%3Db");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/sign-in?a=b");
        Document home = reader.page("/");
        assertThat(home.select("html").attr("data-theme")).isEqualTo(theme.equals("system") ? "" : theme);
        assertThat(home.select(".theme-switch [aria-current]").attr("data-theme-choice"))
                .isEqualTo(theme);
        assertThat(Blog.visitor().page("/").select("html").attr("data-theme"))
                .as("nobody else gets it from a cache")
                .isEmpty();
        assertThat(Jsoup.parse(reader.get("/nothing-here").body())
                        .select("html")
                        .attr("data-theme"))
                .as("on an error, too")
                .isEqualTo(theme.equals("system") ? "" : theme);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/%09/evil.example\t",
                "@evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                ""
            })
    void aChoiceLeadsNowhereElse(String next) {
        for (String choice : new String[] {"theme=dark", "language=en"}) {
            HttpResponse<String> chosen = Blog.visitor()
                    .get("/" + choice.replace('=', '/') + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));

            assertThat(chosen.statusCode()).isEqualTo(303);
            assertThat(chosen.headers().firstValue("Location")).hasValue("/");
            assertThat(chosen.headers().allValues("Set-Cookie"))
                    .hasSize(1)
                    .allMatch(cookie -> cookie.startsWith(choice));
        }
    }

    @Test
    void thereIsNoOtherTheme() {
        assertThat(Blog.visitor().get("/theme/pink").statusCode()).isEqualTo(404);
        assertThat(Blog.visitor().get("/theme/dark%0d%0aX:y").statusCode()).isIn(400, 404);
        HttpResponse<String> page = Blog.visitor().get("/", "Cookie", "theme=\"><script>alert(1)</script>");
        assertThat(Jsoup.parse(page.body()).select("html").attr("data-theme")).isEmpty();
        assertThat(Jsoup.parse(page.body()).select("script:not([src], [type=application/ld+json])"))
                .isEmpty();
    }

    /** Gzipped by this test, whatever stands before the blog. */
    @Test
    void aPageWeighsWhatTheDesignSays() throws IOException {
        for (String path : List.of("/", "/sign-in")) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(Blog.visitor().get(path).body().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(bytes.size()).as(path).isLessThanOrEqualTo(8 * 1024);
        }
    }

    /** An image of some post: other suites may have put many posts before it. */
    private static Optional<String> image() {
        for (String list = "/"; !list.isEmpty(); ) {
            Document page = Blog.visitor().page(list);
            for (Element link : page.select("article h2 a")) {
                Element image = Blog.visitor()
                        .page(link.attr("href"))
                        .select(".prose img[src^=/media/]")
                        .first();
                if (image != null) {
                    return Optional.of(image.attr("src"));
                }
            }
            list = page.select(".pager-older").attr("href");
        }
        return Optional.empty();
    }

    /** The page as it is now: a cache before the blog shows the former one for a moment. */
    private static Document fresh(String path) {
        return Blog.visitor().page(path + (path.contains("?") ? "&" : "?") + "fresh=" + System.nanoTime());
    }

    private static List<String> labels(Document page) {
        return page.select("[id^=navigation-label-][type=text]").eachAttr("value");
    }

    private static Document pressed(Map<String, Object> form, String action) {
        HttpResponse<String> answer = post(with(form, "action", action));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static void save(Map<String, Object> form) {
        HttpResponse<String> answer = post(form);
        assertThat(answer.statusCode())
                .as(Jsoup.parse(answer.body()).select(".error-summary, .flash").text())
                .isEqualTo(303);
    }

    /** Sends the form from the version that is there now. */
    private static HttpResponse<String> post(Map<String, Object> form) {
        return admin.postForm(PATH, PATH, with(form, "version", form().get("version")));
    }

    private static Map<String, Object> with(Map<String, Object> form, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(form);
        changed.put(name, value);
        return changed;
    }

    /** The settings of a new blog. */
    private static Map<String, Object> plain() {
        Map<String, Object> form = new LinkedHashMap<>(form());
        form.keySet().removeIf(name -> name.contains("-label-") || name.contains("-address-"));
        form.putAll(Map.of(
                "title", "Travessia",
                "tagline", "",
                "description", "",
                "footer", "",
                "accent", "",
                "logo", "",
                "customCss", "",
                "textFont", "SERIF",
                "titleFont", "SERIF",
                "readingWidth", "MEDIUM"));
        return form;
    }

    /** The form as the page shows it. */
    private static Map<String, Object> form() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Element field : admin.page(PATH).select("#settings [name]")) {
            String name = field.attr("name");
            switch (field.tagName()) {
                case "input" -> fields.put(name, field.val());
                case "textarea" -> fields.put(name, field.wholeText().replaceFirst("^\n", ""));
                case "select" ->
                    fields.put(name, field.select("option[selected]").val());
                default -> {
                    /* Buttons are pressed, not sent. */
                }
            }
        }
        fields.remove("_csrf");
        fields.put("action", "save");
        return fields;
    }
}
