package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;

/** Whole journeys without a mouse: reading, writing, publishing. */
class KeyboardBrowserE2E {

    /** Where the text is written: the field, or the editor that stands in its place. */
    private static final String TEXT = "#markdown, .cm-content";

    private static final String TITLE = "A crossing by keyboard " + System.nanoTime();

    private String post;

    /** Anew each time: it is found on the home page, whatever the others have written. */
    @BeforeEach
    void publish() {
        try (Tab writer = Tab.ofAdministrator()) {
            writer.write(
                    TITLE,
                    "A [link](https://example.com), and\n\n```\ncode that is long enough to be scrolled "
                            + "a".repeat(300) + "\n```\n",
                    "publish");
            post = writer.postPath();
        }
    }

    @Test
    void readsAPostAndComesBack() {
        try (Tab tab = Tab.ofReader()) {
            tab.goUntil("/", () -> tab.page().locator("a[href='" + post + "']").count() > 0);
            Keyboard keyboard = Keyboard.of(tab);
            keyboard.to(".skip").press("Enter");
            assertThat(keyboard.isOn("#main")).isTrue();
            keyboard.to("main a[href='" + post + "']").enter();
            assertThat(tab.h1()).isEqualTo(TITLE);
            keyboard.to(".skip").press("Enter").to("main a[href='https://example.com']");
            keyboard.to("main pre");
            assertThat(scrolledBy(tab, "ArrowRight"))
                    .as("what is wider than the page")
                    .isPositive();
            keyboard.to("footer a[href='/'], main a[href='/']").enter();
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    @Test
    void turnsThePages() {
        try (Tab writer = Tab.ofAdministrator()) {
            // More than one page of them.
            for (int i = 0; i < 11; i++) {
                writer.write("Page turner " + i + " " + System.nanoTime(), "Text.", "publish");
            }
        }
        try (Tab tab = Tab.ofReader()) {
            tab.goUntil("/", () -> tab.page().locator(".pager-older").count() > 0);
            Keyboard keyboard = Keyboard.of(tab);
            keyboard.to(".pager-older").enter();
            assertThat(tab.path()).isEqualTo("/page/2");
            keyboard.to(".pager-newer").enter();
            keyboard.to("header a[href='/']").enter();
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    @Test
    void choosesTheLanguageAndTheTheme() {
        try (Tab tab = Tab.ofReader()) {
            tab.go(post);
            Keyboard keyboard = Keyboard.of(tab);
            keyboard.backTo("footer a[lang='pt-BR']").enter();
            assertThat(tab.page().getAttribute("html", "lang")).isEqualTo("pt-BR");
            String before = background(tab);
            keyboard.to("[data-theme-choice=dark]").press("Enter");
            tab.page().waitForCondition(() -> !background(tab).equals(before));
            assertThat(tab.path()).as("on the same page").isEqualTo(post);
        }
    }

    @Test
    void writesSavesPublishesAndLooksAtIt() {
        String title = "Written without a mouse " + System.nanoTime();
        try (Tab tab = Tab.ofReader()) {
            tab.go("/");
            Keyboard keyboard = Keyboard.of(tab);
            keyboard.to("a[href='/sign-in']").enter();
            // The browser focuses the field once the page is drawn.
            tab.page().locator("#username:focus").waitFor();
            keyboard.type(Blog.admin()).to("#password").type(Blog.password()).enter();
            assertThat(tab.path()).isEqualTo("/admin");
            keyboard.to("main a[href='/admin/posts/new']").enter();

            keyboard.to("#title").type(title);
            keyboard.to(TEXT).type("The **first** version.");
            keyboard.to("button[name=action][value=draft]").enter();
            assertThat(tab.path()).matches("/admin/posts/\\d+/edit.*");

            keyboard.to(TEXT).press("Control+End").type(" And more.");
            keyboard.to("button[name=action][value=publish]").enter();
            keyboard.to("main a[href^='/posts/']").enter();
            assertThat(tab.h1()).isEqualTo(title);
            assertThat(tab.page().locator("article .prose").innerText()).isEqualTo("The first version. And more.");
        }
    }

    @Test
    void finishesAFormThatWasSentBack() {
        try (Tab tab = Tab.ofAdministrator()) {
            tab.go("/admin/posts/new");
            tab.page().evaluate("document.querySelector('.post-form').noValidate = true");
            Keyboard keyboard = Keyboard.of(tab);
            keyboard.to(TEXT).type("A text without a title.");
            keyboard.to("button[name=action][value=draft]").enter();
            tab.page().locator(".error-summary:focus").waitFor();
            keyboard.to(".error-summary a[href='#title']").press("Enter");
            assertThat(keyboard.isOn("#title")).isTrue();
            keyboard.type("Now with one " + System.nanoTime());
            keyboard.to("button[name=action][value=draft]").enter();
            assertThat(tab.path()).matches("/admin/posts/\\d+/edit.*");
        }
    }

    private static double scrolledBy(Tab tab, String key) {
        tab.page().keyboard().press(key);
        tab.page().waitForTimeout(300);
        return ((Number) tab.page().evaluate("document.activeElement.scrollLeft")).doubleValue();
    }

    private static String background(Tab tab) {
        return String.valueOf(tab.page().evaluate("getComputedStyle(document.documentElement).backgroundColor"));
    }
}
