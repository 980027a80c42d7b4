package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who has no mouse. Goes from stop to stop, and at each one the focus must be somewhere else than before, in sight and
 * seen.
 */
final class Keyboard {

    /** More than any page has stops. */
    private static final int MOST_STOPS = 150;

    private static final String STOP = """
            async () => {
              const at = document.activeElement;
              if (!at || at === document.body || at === document.documentElement) return null;
              // A card's link marks the whole card, by what stands behind its text.
              const seen = (element, part) => {
                const style = getComputedStyle(element, part);
                if (part && style.content === "none") return false;
                return style.outlineStyle !== "none" || style.boxShadow !== "none";
              };
              // Of an editor the frame is marked, or the caret alone.
              let marked = seen(at) || seen(at, "::after") || at.isContentEditable;
              for (let around = at.parentElement; !marked && around && around.matches(":focus-within"); around = around.parentElement) {
                if (around === document.body) break;
                marked = around.getBoundingClientRect().width < innerWidth && seen(around);
              }
              const inSight = () => {
                const box = at.getBoundingClientRect();
                return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0;
              };
              // The page may still be on its way there.
              for (let i = 0; i < 20 && !inSight(); i++) await new Promise(resolve => setTimeout(resolve, 50));
              return {
                name: at.outerHTML.slice(0, 200),
                marked,
                inSight: inSight(),
              };
            }
            """;

    private final Page page;

    private Keyboard(Page page) {
        this.page = page;
    }

    static Keyboard of(Tab tab) {
        return new Keyboard(tab.page());
    }

    /** Presses Tab until the focus is on what a selector matches. */
    Keyboard to(String selector) {
        return walk("Tab", selector);
    }

    /** Presses Shift+Tab until the focus is on what a selector matches. */
    Keyboard backTo(String selector) {
        return walk("Shift+Tab", selector);
    }

    /** Follows the link or presses the button that has the focus, and waits for the page that comes. */
    Keyboard enter() {
        page.waitForNavigation(() -> press("Enter"));
        return this;
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Writes into a field that may have something in it already. */
    Keyboard replaceBy(String text) {
        return press("Control+a").type(text);
    }

    boolean isOn(String selector) {
        return Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector));
    }

    private Keyboard walk(String key, String selector) {
        List<String> passed = new ArrayList<>();
        while (passed.size() < MOST_STOPS) {
            if (isOn(".cm-content")) {
                // Tab belongs to the text there, until Escape gives it back (WCAG 2.1.2).
                press("Escape");
            }
            press(key);
            Object stop = page.evaluate(STOP);
            if (stop == null) {
                // Out of the page, at the browser's own bar, and in again at the other end.
                passed.add("the browser");
                assertThat(passed.stream().filter("the browser"::equals).count())
                        .as("the whole page was walked and %s was not met:%n%s", selector, String.join("\n", passed))
                        .isLessThan(3);
                continue;
            }
            Map<?, ?> at = (Map<?, ?>) stop;
            String name = String.valueOf(at.get("name"));
            // A time is several stops within one field: day, month, year.
            if (!name.contains("type=\"datetime-local\"")) {
                assertThat(passed.isEmpty() ? "" : passed.get(passed.size() - 1))
                        .as("the focus is caught at %s", name)
                        .isNotEqualTo(name);
            }
            assertThat(at.get("marked")).as("the focus is seen at %s", name).isEqualTo(true);
            assertThat(at.get("inSight")).as("in sight: %s", name).isEqualTo(true);
            if (isOn(selector)) {
                return this;
            }
            passed.add(name);
        }
        throw new AssertionError(selector + " is not among the first " + MOST_STOPS + " stops");
    }
}
