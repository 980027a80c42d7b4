package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page without a finding of axe-core: in both languages, in both themes, on a screen and on a phone. */
class AccessibilityBrowserE2E {

    private static String post;
    private static String editor;

    @BeforeAll
    static void publish() {
        try (Tab writer = Tab.ofAdministrator()) {
            writer.write("A crossing for everybody", """
                    Text with a [link](https://example.com), `code`, a footnote[^1] and a list:

                    - [x] done
                    - [ ] to do

                    ## Code

                    ```java
                    @Deprecated public class A { int a = 1; /* comment */ String b = "text"; boolean c = true; void d() { this.d(); } }
                    ```

                    ```html
                    <!doctype html><p class="a">Text &amp; more</p>
                    ```

                    ```diff
                    - old
                    + new
                    ```

                    > A quotation.

                    | a | b |
                    |---|---|
                    | 1 | 2 |

                    [^1]: The note.
                    """, "publish");
            post = writer.postPath();
            editor = writer.path().split("\\?")[0];
        }
    }

    static Stream<Browser.NewContextOptions> browsers() {
        return Stream.of(
                Tab.desktop(),
                Tab.desktop().setColorScheme(ColorScheme.DARK).setLocale("pt-BR"),
                Tab.phone().setColorScheme(ColorScheme.DARK),
                Tab.phone().setLocale("pt-BR"));
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void readersPagesHaveNoFinding(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.open(browser)) {
            for (String path : List.of("/", post, "/sign-in", "/nothing-here")) {
                tab.status(path);
                assertThat(tab.violations()).as(path).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void writersPagesHaveNoFindingAndFit(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.ofAdministrator(browser)) {
            for (String path : List.of(
                    "/",
                    post,
                    "/account",
                    "/admin/posts",
                    "/admin/posts?q=nothing-has-this-text",
                    "/admin/posts/new",
                    editor,
                    editor.replace("/edit", "/delete"))) {
                tab.go(path);
                assertThat(tab.violations()).as(path).isEmpty();
                assertThat(tab.overflow()).as(path).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void formsSentBackHaveNoFinding(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.ofAdministrator(browser)) {
            tab.go("/admin/posts/new");
            tab.page().evaluate("document.querySelector('.post-form').noValidate = true");
            tab.page().click("button[name=action][value=publish]");
            assertThat(tab.page().locator(".error-summary").isVisible()).isTrue();
            assertThat(tab.violations()).isEmpty();
            assertThat(tab.overflow()).isZero();
        }
    }
}
