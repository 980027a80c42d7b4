package org.travessia.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The editor in which posts are written. A violation of the Content-Security-Policy fails each of these, see {@link Tab}. */
class EditorBrowserE2E {

    private static final String NEW = "/admin/posts/new";
    private static final Pattern KEPT = Pattern.compile("(Draft kept|Rascunho guardado).*");

    /** A PNG of one dot. */
    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void whatIsTypedIsWhatTheFormSends() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.fill("#title", "Typed " + System.nanoTime());
            text(page).click();
            page.keyboard().type("First line");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.keyboard().type("- one");
            page.keyboard().press("Enter");
            page.keyboard().type("two");
            page.click("button[name=action][value=draft]");
            assertThat(tab.path()).matches("/admin/posts/\\d+/edit.*");
            assertThat(page.inputValue("#markdown"))
                    .as("a list goes on by itself")
                    .isEqualTo("First line\n\n- one\n- two");
            assertThat(page.locator(".cm-line").allInnerTexts()).contains("First line", "- two");
        }
    }

    @Test
    void enterInAFieldSavesAndPublishesNothing() {
        try (Tab tab = Tab.ofAdministrator()) {
            String mark = "entered" + System.nanoTime();
            Page page = open(tab);
            page.fill("#title", "Entered " + mark);
            write(page, "Text.");
            page.press("#title", "Enter");
            page.waitForURL("**/edit?saved=draft");
            assertThat(page.locator(".post-state .badge")).hasText("Draft");

            tab.go("/admin/posts?q=" + mark);
            page.check("tbody input[type=checkbox]");
            page.fill("#tag", mark);
            page.press("#tag", "Enter");
            page.waitForURL("**done=**");
            assertThat(page.locator(".flash.undo")).containsText(mark);
            assertThat(page.locator("tbody .badge")).hasText("Draft");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Control+b | **word**",
                "Control+i | *word*",
                "Control+e | `word`",
                "Control+k | [word](https://)",
                "Control+Shift+h | ## word",
                "Control+Shift+Digit7 | 1. word",
                "Control+Shift+Digit8 | - word",
                "Control+Shift+Digit9 | > word",
                "Control+Shift+Digit6 | - [ ] word"
            })
    void keysMarkTheTextAndTakeTheMarkAway(String keys, String marked) {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            write(page, "word");
            page.keyboard().press("Control+a");
            page.keyboard().press(keys);
            assertThat(text(page)).hasText(marked);
            if (keys.equals("Control+Shift+h")) {
                // A heading of the third level comes between.
                page.keyboard().press(keys);
                assertThat(text(page)).hasText("### word");
            }
            if (!keys.equals("Control+k")) {
                page.keyboard().press(keys);
                assertThat(text(page)).hasText("word");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "bold → **word**",
                "italic → *word*",
                "heading → ## word",
                "link → [word](https://)",
                "quote → > word",
                "code → `word`",
                "list → - word",
                "numbered → 1. word",
                "tasks → - [ ] word",
                "footnote → word[^1]\\n\\n[^1]: The note.",
                "table → word\\n\\n| Column | Column |\\n| --- | --- |\\n| Text | Text |\\n"
            })
    void buttonsDoTheSame(String command, String expected) {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            write(page, "word");
            page.keyboard().press("Control+a");
            button(page, command).click();
            waitForText(page, expected.replace("\\n", "\n"));
            assertThat(focusIsInText(page)).as("one goes on typing").isTrue();
            button(page, "undo").click();
            waitForText(page, "word");
            button(page, "redo").click();
            waitForText(page, expected.replace("\\n", "\n"));
        }
    }

    @Test
    void theToolbarIsOneStopOfTheKeyboardAndTheTextIsNoTrap() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.focus("#slug");
            page.keyboard().press("Tab");
            assertThat(button(page, "bold")).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(button(page, "italic")).isFocused();
            page.keyboard().press("End");
            assertThat(button(page, "help")).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(button(page, "bold")).isFocused();
            page.keyboard().press("Tab");
            assertThat(focusIsInText(page)).isTrue();
            page.keyboard().type("- a");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type("b");
            assertThat(focusIsInText(page)).as("Tab indents").isTrue();
            waitForText(page, "- a\n    - b");
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            assertThat(focusIsInText(page)).as("after Escape it leaves").isFalse();
            page.keyboard().press("Shift+Tab");
            assertThat(focusIsInText(page)).isTrue();
            page.keyboard().press("Escape");
            page.keyboard().press("Shift+Tab");
            assertThat(button(page, "bold")).isFocused();

            page.keyboard().press("End");
            page.keyboard().press("Enter");
            Locator dialog = page.locator("dialog[open]");
            assertThat(dialog).containsText("Escape");
            assertThat(dialog).containsText("Ctrl+Shift+7");
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            assertThat(button(page, "help")).isFocused();
        }
    }

    @Test
    void thePreviewIsWhatIsPublished() {
        try (Tab tab = Tab.ofAdministrator()) {
            String markdown = """
                    # A heading

                    Text with **bold**, a [link](https://example.com), a footnote[^1] and <b>HTML</b><script>alert(1)</script>.

                    - [x] done
                    - [ ] to do

                    | a | b |
                    |---|---|
                    | 1 | 2 |

                    ```java
                    int a = 1; // comment
                    ```

                    [^1]: The note.
                    """;
            Page page = open(tab);
            page.fill("#title", "Previewed " + System.nanoTime());
            page.fill("#markdown", markdown);
            button(page, "preview").click();
            assertThat(button(page, "preview")).hasAttribute("aria-pressed", "true");
            Locator preview = page.locator(".editor-preview .prose");
            assertThat(preview.locator("table")).isVisible();
            assertThat(preview.locator(".hl-keyword, .hl-type").first()).isVisible();
            String seen = withoutTargets(preview);
            page.click("button[name=action][value=publish]");
            tab.go(tab.postPath());
            assertThat(seen).isEqualTo(withoutTargets(page.locator("article .prose")));
        }
    }

    @Test
    void thePreviewFollowsTheTypingAndItsScrolling() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            button(page, "preview").click();
            write(page, "Something new");
            assertThat(page.locator(".editor-preview .prose")).containsText("Something new");
            page.evaluate(
                    "text => { const field = document.getElementById('markdown'); field.value = text;"
                            + " field.dispatchEvent(new Event('input')); }",
                    "A paragraph.\n\n".repeat(400) + "The end.");
            assertThat(page.locator(".editor-preview .prose")).containsText("The end.");
            page.evaluate("document.querySelector('.cm-scroller').scrollTop = 1e6");
            page.waitForFunction("(() => { const pane = document.querySelector('.editor-preview');"
                    + " return pane.scrollTop > 0.9 * (pane.scrollHeight - pane.clientHeight); })()");
        }
    }

    @Test
    void whatWasTypedIsThereAgainAfterTheWindowWasClosed() {
        String title = "Closed too early " + System.nanoTime();
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.fill("#title", title);
            write(page, "Typed and never saved.");
            waitUntilKept(page);
        }
        try (Tab tab = Tab.ofAdministrator()) {
            tab.go(NEW);
            Page page = tab.page();
            assertThat(page.locator(".editor-left")).containsText(title);
            page.click(".editor-left a");
            assertThat(page.locator("#title")).hasValue(title);
            assertThat(text(page)).hasText("Typed and never saved.");
            page.click("button[name=action][value=draft]");
            assertThat(tab.path()).matches("/admin/posts/\\d+/edit.*");
            tab.go(NEW);
            assertThat(page.getByText(title)).hasCount(0);
        }
    }

    @Test
    void theTextOfAPostIsKeptBesideItAndCanBeThrownAway() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = tab.page();
            tab.write("Kept beside " + System.nanoTime(), "What is published.", "publish");
            String editor = tab.path().split("\\?")[0];
            String post = tab.postPath();
            tab.go(editor);
            page.fill("#markdown", "What is only typed.");
            waitUntilKept(page);
            tab.go(post);
            assertThat(tab.shows("What is published."))
                    .as("the post itself is not touched")
                    .isTrue();

            tab.go(editor);
            assertThat(text(page)).hasText("What is published.");
            page.click(".editor-left a");
            assertThat(text(page)).hasText("What is only typed.");
            tab.go(editor);
            page.click(".editor-left button");
            assertThat(tab.path()).startsWith(editor);
            assertThat(page.locator(".editor-left")).hasCount(0);
            assertThat(text(page)).hasText("What is published.");
        }
    }

    @Test
    void saysThatNothingIsKeptWithoutAConnectionAndGoesOnAfterwards() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.route("**/admin/autosave/**", Route::abort);
            write(page, "On the train.");
            assertThat(page.locator(".editor-state"))
                    .containsText("no connection", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            page.unroute("**/admin/autosave/**");
            waitUntilKept(page);
            tab.forgive("ERR_FAILED");
        }
    }

    @Test
    void warnsBeforeUnsavedTextIsLeftAndNotAfterSaving() {
        try (Tab tab = Tab.ofAdministrator()) {
            List<String> warnings = new ArrayList<>();
            Page page = open(tab);
            page.onDialog(dialog -> {
                warnings.add(dialog.type());
                dialog.accept();
            });
            page.fill("#title", "Left " + System.nanoTime());
            write(page, "Something.");
            tab.go("/admin/posts");
            assertThat(warnings).containsExactly("beforeunload");
            warnings.clear();
            tab.write("Saved " + System.nanoTime(), "Something.", "draft");
            tab.go("/admin/posts");
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void twoWindowsOnOnePostKnowOfEachOtherAndMergeTheirTexts() {
        try (Tab first = Tab.ofAdministrator();
                Tab second = Tab.ofAdministrator()) {
            first.write("Merged " + System.nanoTime(), "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.", "draft");
            String editor = first.path().split("\\?")[0];
            first.go(editor);
            second.go(editor);
            Page page = second.page();
            assertThat(page.locator(".editor-others"))
                    .containsText("another window", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));

            first.page().fill("#markdown", "One, by the first.\n\nTwo.\n\nThree.\n\nFour.\n\nFive, by the first.");
            first.page().click("button[name=action][value=draft]");
            page.fill("#markdown", "One, by the second.\n\nTwo.\n\nThree.\n\nFour.\n\nFive, by the second.");
            assertThat(page.locator(".editor-others"))
                    .containsText(
                            "Somebody has saved this post",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            page.click("button[name=action][value=draft]");

            assertThat(page.locator(".editor-left-count")).hasText("2 differences left");
            assertThat(page.locator(".cm-deletedChunk").first()).containsText("One, by the first.");
            assertThat(second.violations()).isEmpty();
            page.locator(".editor-theirs").first().click();
            assertThat(page.locator(".editor-left-count")).hasText("1 difference left");
            page.locator(".editor-mine").first().click();
            assertThat(page.locator(".editor-left-count")).containsText("No difference is left");
            page.click("button[name=action][value=draft]");
            assertThat(second.path()).contains("saved=true");
            assertThat(page.inputValue("#markdown"))
                    .isEqualTo("One, by the first.\n\nTwo.\n\nThree.\n\nFour.\n\nFive, by the second.");
        }
    }

    @Test
    void bothTextsAreThereWithoutAScript() {
        try (Tab first = Tab.ofAdministrator();
                Tab second = Tab.ofAdministrator(Tab.desktop().setJavaScriptEnabled(false))) {
            first.write("Without a script " + System.nanoTime(), "The beginning.", "draft");
            String editor = first.path().split("\\?")[0];
            second.go(editor);
            first.page().fill("#markdown", "What the first wrote.");
            first.page().click("button[name=action][value=draft]");
            second.page().fill("#markdown", "What the second wrote.");
            second.page().click("button[name=action][value=draft]");
            assertThat(second.page().inputValue("#markdown")).isEqualTo("What the second wrote.");
            assertThat(second.page().inputValue(".theirs textarea")).isEqualTo("What the first wrote.");
            second.page().click("button[name=action][value=draft]");
            assertThat(second.path()).contains("saved=true");
        }
    }

    @Test
    void anImageThatIsNotTakenLosesNoText() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.route(
                    "**/admin/media",
                    route -> route.fulfill(
                            new Route.FulfillOptions()
                                    .setStatus(422)
                                    .setContentType("application/problem+json")
                                    .setBody(
                                            "{\"title\":\"x\",\"errors\":[{\"field\":\"file\",\"message\":\"This is no image.\"}]}")));
            write(page, "Before ");
            paste(page);
            page.locator("dialog[open] button[type=submit]").click();
            assertThat(page.locator(".editor-message")).containsText("This is no image.");
            waitForText(page, "Before ");
            page.keyboard().type("and after");
            waitForText(page, "Before and after");
            tab.forgive("422");
        }
    }

    /** Ready for the upload itself: what is pasted is on the blog, with its description, and in the post. */
    @Test
    void anImageIsPastedDescribedAndPublished() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    Boolean.TRUE.equals(page.evaluate("fetch('/admin/media').then(answer => answer.status !== 404)")),
                    "this blog takes no uploads");
            page.fill("#title", "With an image " + System.nanoTime());
            write(page, "Look: ");
            paste(page);
            page.locator("dialog[open] input").fill("A [dot]");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> page.locator(".cm-content").innerText().contains("](/media/"));
            assertThat(page.locator(".cm-content").innerText()).startsWith("Look: ![A \\[dot\\]](/media/");
            page.waitForFunction("""
                    async () => {
                      const text = async address => (await fetch(address)).text();
                      const newest = /media-grid[^]*?<a [^>]*href="([^"]+)"/.exec(await text("/admin/media?q=dot.png"))[1];
                      return /name="alt"[^>]*>\\s*A \\[dot\\]\\s*</.test(await text(newest));
                    }
                    """);
            page.click("button[name=action][value=publish]");
            tab.go(tab.postPath());
            Locator image = page.locator("article .prose img");
            assertThat(image).hasAttribute("alt", "A [dot]");
            assertThat((Integer) image.evaluate("async image => { await image.decode(); return image.naturalWidth; }"))
                    .isEqualTo(1);
        }
    }

    /** A drawing can carry scripts, and so is shown by no page: it becomes a link, and what nothing here reads is refused by its name. */
    @Test
    void whatIsDroppedAndNoImageHereIsToldOfOrLinked() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            write(page, "See: ");
            drop(page, "drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>");
            page.locator("dialog[open] button[type=submit]").click();
            page.waitForCondition(() -> page.locator(".cm-content").innerText().contains("](/media/"));
            assertThat(page.locator(".cm-content").innerText())
                    .contains("[drawing.svg](/media/")
                    .doesNotContain("![");
            drop(page, "phone.avif", "image/avif", "\0\0\0\u0018ftypavif\0\0\0\0mif1");
            page.locator("dialog[open] button[type=submit]").click();
            assertThat(page.locator(".editor-message")).containsText("phone.avif");
            tab.forgive("415");
        }
    }

    @Test
    void fillsTheWindowAndGoesBack() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            button(page, "fullScreen").click();
            assertThat(button(page, "fullScreen")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("[data-editor]").boundingBox().height).isEqualTo(900);
            assertThat(tab.violations()).isEmpty();
            text(page).click();
            page.keyboard().press("Control+Shift+Enter");
            assertThat(button(page, "fullScreen")).hasAttribute("aria-pressed", "false");
            page.click("button[name=action][value=draft]", new Page.ClickOptions().setTrial(true));
        }
    }

    @Test
    void countsTheWords() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.fill("#markdown", "Three short words\n\n```\nnot this code\n```\n");
            assertThat(page.locator(".editor-count").first()).containsText("3 words · 1 minute");
        }
    }

    @Test
    void aPictureIsChosenFromTheLibraryOrSentToStandAboveThePost() {
        try (Tab tab = Tab.ofAdministrator()) {
            Page page = open(tab);
            page.fill("#title", "With a picture above " + System.nanoTime());
            write(page, "Text ");
            page.click(".post-details > summary");
            page.locator("input[type=file][accept]:not([multiple])").setInputFiles(dot("above.png"));
            page.locator("dialog[open] input").fill("A dot above");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> page.inputValue("#featureImage").endsWith("/above.png"));
            assertThat(page.locator("#featureImageAlt")).hasValue("A dot above");
            assertThat(page.locator(".editor-feature")).isVisible();

            page.fill("#featureImage", "");
            page.fill("#featureImageAlt", "");
            page.getByText("Choose from the library").click();
            Locator library = page.locator("dialog.library");
            library.locator("input[type=search]").fill("no such picture at all");
            assertThat(library).containsText("No picture fits.");
            library.locator("input[type=search]").fill("above");
            assertThat(library.locator(".media-grid button").first()).containsText("above.png");
            assertThat(tab.violations()).isEmpty();
            library.locator(".media-grid button").first().press("Enter");
            assertThat(page.locator("#featureImage")).hasValue(Pattern.compile("/media/[^/]+/above\\.png"));
            assertThat(page.locator("#featureImageAlt")).hasValue("A dot above");

            button(page, "library").click();
            library.locator(".media-grid button").first().click();
            page.waitForCondition(() -> page.inputValue("#markdown").matches("Text !\\[[^\\]]*]\\(/media/.+\\)"));
            assertThat(focusIsInText(page)).isTrue();
            button(page, "library").click();
            page.keyboard().press("Escape");
            assertThat(library).hasCount(0);

            page.click("button[name=action][value=publish]");
            tab.go(tab.postPath());
            assertThat(page.locator("article .feature img")).hasAttribute("alt", "A dot above");
        }
    }

    @Test
    void tagsAreSuggestedBehindEachComma() {
        try (Tab tab = Tab.ofAdministrator()) {
            String tag = "suggested" + System.nanoTime();
            Page page = open(tab);
            page.fill("#title", "Tagged " + tag);
            write(page, "Text.");
            page.click(".post-details > summary");
            page.fill("#tags", tag);
            page.click("button[name=action][value=publish]");
            page.waitForURL("**/edit?saved=published");

            tab.go(NEW);
            page.click(".post-details > summary");
            page.fill("#tags", "first, ");
            assertThat(page.locator("#known-tags option[value='first, " + tag + "']"))
                    .hasCount(1);
            page.fill("#tags", "first, " + tag + ", ");
            assertThat(page.locator("#known-tags option[value$='" + tag + "']")).hasCount(0);
        }
    }

    private static FilePayload dot(String name) {
        return new FilePayload(name, "image/png", Base64.getDecoder().decode(DOT));
    }

    static Stream<Browser.NewContextOptions> browsers() {
        return Stream.of(
                Tab.desktop(),
                Tab.desktop().setColorScheme(ColorScheme.DARK).setLocale("pt-BR"),
                Tab.phone().setLocale("pt-BR"),
                Tab.phone().setColorScheme(ColorScheme.DARK));
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void hasNoFindingAndFits(Browser.NewContextOptions browser) {
        boolean phone = browser.isMobile != null && browser.isMobile;
        boolean portuguese = "pt-BR".equals(browser.locale);
        try (Tab tab = Tab.ofAdministrator(browser)) {
            Page page = open(tab);
            page.fill(
                    "#markdown",
                    "## Heading\n\nText with **bold**, *italic*, `code`, a [link](https://example.com).\n\n> Quote\n");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.TOOLBAR))
                    .hasAttribute("aria-label", portuguese ? "Formatação" : "Formatting");
            waitUntilKept(page);
            assertThat(tab.violations()).isEmpty();
            assertThat(tab.overflow()).isZero();
            if (phone) {
                page.locator("[role=tab]").nth(1).click();
                assertThat(text(page)).isHidden();
            } else {
                button(page, "preview").click();
            }
            assertThat(page.locator(".editor-preview h2")).isVisible();
            assertThat(tab.violations()).isEmpty();
            assertThat(tab.overflow()).isZero();
            if (phone) {
                page.locator("[role=tab]").nth(0).click();
                assertThat(text(page)).isVisible();
            }
            button(page, "help").click();
            assertThat(page.locator("dialog[open]")).containsText(portuguese ? "Negrito" : "Bold");
            assertThat(tab.violations()).isEmpty();
            assertThat(tab.overflow()).isZero();
        }
    }

    private static void waitUntilKept(Page page) {
        assertThat(page.locator(".editor-state"))
                .hasText(KEPT, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }

    private static Page open(Tab tab) {
        tab.go(NEW);
        assertThat(text(tab.page())).isVisible();
        return tab.page();
    }

    private static Locator text(Page page) {
        return page.locator(".cm-content");
    }

    private static Locator button(Page page, String command) {
        return page.locator(".editor-bar [data-command=" + command + "]");
    }

    private static void write(Page page, String words) {
        text(page).click();
        page.keyboard().type(words);
    }

    /** The field under the editor follows it within a moment. */
    private static void waitForText(Page page, String expected) {
        page.waitForFunction("expected => document.getElementById('markdown').value === expected", expected);
    }

    private static boolean focusIsInText(Page page) {
        return Boolean.TRUE.equals(page.evaluate("document.activeElement.classList.contains('cm-content')"));
    }

    private static void paste(Page page) {
        page.evaluate("""
                bytes => {
                  const data = new DataTransfer();
                  data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], "dot.png", { type: "image/png" }));
                  document.querySelector(".cm-content").dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """, DOT);
    }

    private static void drop(Page page, String name, String type, String content) {
        page.evaluate("""
                ([name, type, content]) => {
                  const data = new DataTransfer();
                  data.items.add(new File([content], name, { type }));
                  const text = document.querySelector(".cm-content");
                  const { left, top } = text.getBoundingClientRect();
                  const at = { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + 5 };
                  text.dispatchEvent(new DragEvent("drop", at));
                }
                """, List.of(name, type, content));
    }

    /** The preview opens its links in a window of their own, for the text is not saved yet: all else is the same. */
    private static String withoutTargets(Locator prose) {
        return (String) prose.evaluate("""
                prose => {
                  const copy = prose.cloneNode(true);
                  copy.querySelectorAll("a").forEach(link => { link.removeAttribute("target"); link.removeAttribute("rel"); });
                  return copy.innerHTML.trim();
                }
                """);
    }
}
