package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody does who comes to read. */
class ReaderBrowserE2E {

    private static final String TITLE = "A crossing for readers";
    private static final String TEXT = """
            The first paragraph, with a [link](https://example.com) and `code`.

            ```java
            public final class Crossing { /* a long line, so that it has to be scrolled: */ private static final String FROM = "here", TO = "there"; }
            ```

            | Port | Arrival |
            |------|---------|
            | Lisboa | 3 March |
            """;

    private static String post;

    @BeforeAll
    static void publish() {
        try (Tab writer = Tab.ofAdministrator()) {
            writer.write(TITLE, TEXT, "publish");
            post = writer.postPath();
        }
    }

    @Test
    void readsAPostFromTheHomePage() {
        try (Tab tab = Tab.ofReader()) {
            tab.goUntil("/", () -> tab.page().locator("a[href='" + post + "']").count() > 0);
            tab.page().click("a[href='" + post + "']");
            assertThat(tab.h1()).isEqualTo(TITLE);
            assertThat(tab.page().locator("pre .hl-keyword").count()).isPositive();
            assertThat(tab.page().locator("article time").getAttribute("datetime"))
                    .isNotBlank();
        }
    }

    @Test
    void readsWithoutJavaScript() {
        try (Tab tab = Tab.open(Tab.desktop().setJavaScriptEnabled(false))) {
            tab.go("/");
            tab.go(post);
            assertThat(tab.h1()).isEqualTo(TITLE);
        }
    }

    @Test
    void choosesAThemeWithoutJavaScript() {
        try (Tab tab = Tab.open(Tab.desktop().setJavaScriptEnabled(false))) {
            tab.go(post);
            assertThat(theme(tab)).isNull();
            tab.page().click("[data-theme-choice=dark]");
            assertThat(tab.path()).isEqualTo(post);
            assertThat(theme(tab)).isEqualTo("dark");
            tab.go("/");
            assertThat(theme(tab)).as("the choice is remembered").isEqualTo("dark");
            tab.page().click("[data-theme-choice=system]");
            assertThat(theme(tab)).isNull();
        }
    }

    @Test
    void opensTheMenuOfAPhoneWithoutJavaScript() {
        try (Tab tab = Tab.open(Tab.phone().setJavaScriptEnabled(false))) {
            tab.go(post);
            Locator home = tab.page().locator(".nav a[href='/']");
            assertThat(home.isVisible()).isFalse();
            tab.page().click(".menu-button");
            assertThat(home.isVisible()).isTrue();
            tab.page().keyboard().press("Escape");
            assertThat(home.isVisible()).isFalse();
            tab.page().click(".menu-button");
            home.click();
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    @Test
    void pressesWhatIsLargeEnoughForAFinger() {
        try (Tab tab = Tab.open(Tab.phone())) {
            for (String path : List.of("/", post, "/sign-in")) {
                tab.go(path);
                assertThat((List<?>) tab.page().evaluate("""
                        [...document.querySelectorAll("a, button, input:not([type=hidden])")]
                          .filter(e => e.checkVisibility() && !e.closest(".prose, .skip, p"))
                          .filter(e => Math.max(e.getBoundingClientRect().height, e.matches("h2 a") ? 99 : 0) < 43.5)
                          .map(e => e.outerHTML)
                        """)).as(path).isEmpty();
            }
        }
    }

    @Test
    void hasLinesThatCanBeRead() {
        try (Tab tab = Tab.ofReader()) {
            tab.go(post);
            double characters = ((Number) tab.page().evaluate("""
                    (() => {
                      const paragraph = document.querySelector(".prose p");
                      const rule = document.createElement("span");
                      rule.textContent = "abcdefghijklmnopqrstuvwxyz ".repeat(2);
                      rule.style.whiteSpace = "nowrap";
                      paragraph.append(rule);
                      const width = rule.getBoundingClientRect().width / rule.textContent.length;
                      rule.remove();
                      return document.querySelector(".prose").computedStyleMap
                        ? paragraph.getBoundingClientRect().width / width : 0;
                    })()
                    """)).doubleValue();
            assertThat(characters).isBetween(60.0, 85.0);
        }
    }

    @Test
    void printsTheTextAndNothingElse() {
        try (Tab tab = Tab.ofReader()) {
            tab.go(post);
            tab.page()
                    .emulateMedia(
                            new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
            assertThat(tab.page().locator(".prose p").first().isVisible()).isTrue();
            for (String unwanted : List.of(".nav", ".theme-switch", ".footer-links", ".menu-button")) {
                assertThat(tab.page().locator(unwanted).first().isVisible())
                        .as(unwanted)
                        .isFalse();
            }
            assertThat(brightness(tab.page())).as("no dark paper").isGreaterThan(250);
            assertThat(tab.page().evaluate("getComputedStyle(document.querySelector('.prose a'), '::after').content"))
                    .isEqualTo("\" (https://example.com)\"");
        }
    }

    @Test
    void switchesTheLanguageAndStaysOnThePage() {
        try (Tab tab = Tab.ofReader()) {
            tab.go(post);
            assertThat(language(tab)).isEqualTo("en");
            tab.page().click("footer a[lang='pt-BR']");
            assertThat(tab.path()).isEqualTo(post);
            assertThat(language(tab)).isEqualTo("pt-BR");
            assertThat(tab.page().locator("a[href='/sign-in']").innerText()).isEqualTo("Entrar");
            tab.go("/");
            assertThat(language(tab)).as("the choice is remembered").isEqualTo("pt-BR");
            tab.page().click("footer a[lang='en']");
            assertThat(language(tab)).isEqualTo("en");
        }
    }

    @Test
    void speaksTheBrowsersLanguage() {
        try (Tab tab = Tab.open(Tab.desktop().setLocale("pt-BR"))) {
            tab.go("/");
            assertThat(language(tab)).isEqualTo("pt-BR");
        }
    }

    @Test
    void getsEverywhereByKeyboard() {
        try (Tab tab = Tab.ofReader()) {
            tab.go("/");
            Page page = tab.page();
            page.keyboard().press("Tab");
            assertThat(focused(page, "className")).isEqualTo("skip");
            assertThat(page.locator(".skip").boundingBox().y)
                    .as("the skip link is in sight")
                    .isNotNegative();
            page.keyboard().press("Enter");
            assertThat(focused(page, "id")).isEqualTo("main");
            page.keyboard().press("Tab");
            assertThat(focused(page, "href")).contains("/posts/");
            page.keyboard().press("Enter");
            page.waitForURL("**/posts/**");
        }
    }

    @Test
    void showsWhereTheFocusIs() {
        try (Tab tab = Tab.ofReader()) {
            tab.go(post);
            Page page = tab.page();
            List<String> invisible = new ArrayList<>();
            int stops = ((Number) page.evaluate("document.querySelectorAll('a, button, [tabindex=\"0\"]').length"))
                    .intValue();
            for (int stop = 0; stop < stops; stop++) {
                page.keyboard().press("Tab");
                if (Boolean.TRUE.equals(
                        page.evaluate(
                                "document.activeElement !== document.body && getComputedStyle(document.activeElement).outlineStyle === 'none'"))) {
                    invisible.add(String.valueOf(page.evaluate("document.activeElement.outerHTML")));
                }
            }
            assertThat(invisible).isEmpty();
        }
    }

    @Test
    void fitsAPhone() {
        try (Tab tab = Tab.open(Tab.phone())) {
            for (String path : List.of("/", post, "/sign-in")) {
                tab.go(path);
                assertThat(tab.overflow()).as(path).isZero();
            }
            assertThat(tab.status("/nothing-here")).isEqualTo(404);
            assertThat(tab.overflow()).isZero();
        }
    }

    @Test
    void isDarkWhereTheSystemIsAndCanBeSwitched() {
        try (Tab tab = Tab.open(Tab.desktop().setColorScheme(ColorScheme.DARK))) {
            tab.go("/");
            assertThat(brightness(tab.page())).isLessThan(60);
            tab.page().click("[data-theme-choice=light]");
            assertThat(tab.path()).as("without loading the page again").isEqualTo("/");
            assertThat(brightness(tab.page())).isGreaterThan(200);
            assertThat(tab.page().locator("[data-theme-choice=light]").getAttribute("aria-current"))
                    .isEqualTo("true");
            tab.go(post);
            assertThat(theme(tab)).as("the server knows it").isEqualTo("light");
            assertThat(brightness(tab.page())).as("the choice is remembered").isGreaterThan(200);
            tab.page().click("[data-theme-choice=system]");
            assertThat(brightness(tab.page())).isLessThan(60);
            tab.go("/");
            assertThat(theme(tab)).isNull();
        }
    }

    /** Of every post on the home page's list, imported ones too. */
    @Test
    void seesEveryImage() {
        try (Tab tab = Tab.ofReader()) {
            Page page = tab.page();
            List<String> broken = new ArrayList<>();
            for (String path : postsOfAllPages(tab)) {
                tab.go(path);
                for (ElementHandle image : page.querySelectorAll("main img")) {
                    image.scrollIntoViewIfNeeded();
                    Object width = image.evaluate(
                            "async image => { try { await image.decode(); } catch (broken) { } return image.naturalWidth; }");
                    if (((Number) width).intValue() == 0) {
                        broken.add(path + ": " + image.getAttribute("src"));
                    }
                }
            }
            assertThat(broken).isEmpty();
        }
    }

    @Test
    void isToldWhatIsMissing() {
        try (Tab tab = Tab.ofReader()) {
            assertThat(tab.status("/posts/there-is-no-such-post")).isEqualTo(404);
            assertThat(tab.h1()).isEqualTo("There is nothing here");
            tab.page().click("main a[href='/']");
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    private static List<String> postsOfAllPages(Tab tab) {
        List<String> paths = new ArrayList<>();
        String next = "/";
        while (next != null) {
            tab.go(next);
            tab.page().querySelectorAll("article h2 a").forEach(link -> paths.add(link.getAttribute("href")));
            ElementHandle older = tab.page().querySelector(".pager-older");
            next = older == null || paths.size() > 100 ? null : older.getAttribute("href");
        }
        return paths;
    }

    private static String theme(Tab tab) {
        return tab.page().getAttribute("html", "data-theme");
    }

    private static String language(Tab tab) {
        return tab.page().getAttribute("html", "lang");
    }

    private static String focused(Page page, String property) {
        return String.valueOf(page.evaluate("property => document.activeElement[property]", property));
    }

    /** Of the page's ground, 0 to 255. */
    private static int brightness(Page page) {
        return ((Number) page.evaluate("""
                        (() => {
                          const canvas = document.createElement("canvas").getContext("2d");
                          canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
                          canvas.fillRect(0, 0, 1, 1);
                          return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
                        })()
                        """)).intValue();
    }
}
