package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What axe-core finds where checks/ do not look, which go to every kind of page: a theme that a reader chose, components that no page has
 * yet, the menu of a phone, a form that was sent back.
 */
class AccessibilityBrowserE2E {

    private static String post;

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
        }
    }

    static Stream<Browser.NewContextOptions> browsers() {
        return Stream.of(
                Tab.desktop(),
                Tab.desktop().setColorScheme(ColorScheme.DARK).setLocale("pt-BR"),
                Tab.phone().setColorScheme(ColorScheme.DARK),
                Tab.phone().setLocale("pt-BR"));
    }

    /** By the reader's own choice, against the system's. */
    @ParameterizedTest
    @MethodSource("browsers")
    void aChosenThemeHasNoFinding(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.open(browser)) {
            for (String theme : List.of("light", "dark")) {
                tab.go("/theme/" + theme + "?next=" + post);
                assertThat(tab.page().getAttribute("html", "data-theme")).isEqualTo(theme);
                assertThat(tab.violations()).as(theme).isEmpty();
            }
        }
    }

    /** What pages are made of, also where no page of this blog has it yet. */
    @ParameterizedTest
    @MethodSource("browsers")
    void componentsHaveNoFindingAndFit(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.open(browser)) {
            tab.page()
                    .route(
                            Pattern.compile("/src/(test|main)/"),
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setPath(Path.of(URI.create(route.request().url())
                                            .getPath()
                                            .substring(1)))));
            for (String name : List.of("components", "administration")) {
                tab.go("/src/test/resources/design/" + name + ".html");
                assertThat(tab.violations()).as(name).isEmpty();
                assertThat(tab.overflow()).as(name).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void theMenuOfAPhoneHasNoFinding(Browser.NewContextOptions browser) {
        try (Tab tab = Tab.ofAdministrator(browser.setViewportSize(360, 740))) {
            for (String path : List.of("/", "/admin/posts")) {
                tab.go(path);
                tab.page().click(".menu-button");
                assertThat(tab.page()
                                .locator("[popover]:popover-open a")
                                .first()
                                .isVisible())
                        .isTrue();
                assertThat(tab.violations()).as(path).isEmpty();
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
