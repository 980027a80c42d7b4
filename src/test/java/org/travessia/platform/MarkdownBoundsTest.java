package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts made to cost as much as they can. Each is rendered or refused within seconds on the stack of a request's thread; the
 * limit is wide, for slow machines: what is not linear takes minutes here.
 */
class MarkdownBoundsTest {

    private static final int LENGTH = Markdown.MAX_LENGTH;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Markdown markdown = new Markdown();

    @TestFactory
    Stream<DynamicTest> hostile() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String unit : new String[] {
            "*",
            "*a ",
            "a**b",
            "_a __a ",
            "[",
            "![",
            "[a](b",
            "[a](<b",
            "![[]()",
            "[a](b \"",
            "`",
            "<",
            "<a ",
            "<!-- ",
            "<?",
            "a <!X ",
            "<![CDATA[",
            "<div>",
            "a <b>",
            "<table><tr><td>",
            "&",
            "&#x",
            ">",
            "> a ",
            "* ",
            "|",
            "\\|",
            "www.",
            "a@",
            "http://a.b ",
            "~",
            "~~a ",
            "[^a] ",
            "\\",
            "\t",
            "\u0000",
            "- [ ] ",
            "{{",
            "\uD83D",
            "]("
        }) {
            texts.put(unit + " over and over", unit.repeat(LENGTH / unit.length()));
        }
        int lines = Markdown.MAX_LINES - 2;
        texts.put("one paragraph of many lines", "a\n".repeat(lines));
        texts.put("headings of one name", "# a\n".repeat(lines));
        texts.put("fences", "```\n".repeat(lines));
        texts.put("footnotes", "[^a]: x\n".repeat(lines));
        texts.put("brackets closed", "[".repeat(LENGTH / 2) + "]".repeat(LENGTH / 2));
        texts.put("emphasis within emphasis", "*a **b ".repeat(1200) + "b** a* ".repeat(1200));
        texts.put("quotes within quotes", (">".repeat(1000) + " a\n").repeat(900));
        texts.put(
                "lists within lists",
                Stream.iterate("", indent -> indent + "  ")
                        .limit(900)
                        .map(indent -> indent + "* a\n")
                        .reduce("", String::concat));
        texts.put(
                "a wide table of empty rows",
                "|a".repeat(5000) + "\n" + "|-".repeat(5000) + "\n" + "|\n".repeat(lines - 2));
        texts.put(
                "a long address again and again", "[a]: /" + "x".repeat(LENGTH / 2) + "\n\n" + "[a]\n\n".repeat(9000));
        texts.put("a heading of blanks", "# a" + " ".repeat(LENGTH - 4) + "b");
        texts.put("braces of a heading", "# " + "a {#b ".repeat(LENGTH / 7));
        texts.put("many attributes", "<a " + "x=y ".repeat(LENGTH / 5) + ">");
        texts.put("many attributes inside a line", "a <a " + "x=y ".repeat(4000) + ">");
        texts.put(
                "different backticks",
                Stream.iterate("`", ticks -> ticks + "`")
                        .limit(1300)
                        .map(ticks -> "e" + ticks)
                        .reduce("", String::concat));
        for (String language :
                new String[] {"java", "py", "js", "html", "php", "md", "sh", "css", "sql", "yaml", "json", "ruby"}) {
            texts.put(language, "```" + language + "\n" + ("\"'/*<{(`$\\#".repeat(150) + "\n").repeat(500) + "```\n");
        }
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> rendersOrRefuses(text.getValue())));
    }

    private void rendersOrRefuses(String text) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                assertThat(markdown.render(text).html().length()).isLessThan(40_000_000);
            } catch (Invalid refused) {
                assertThat(refused.errors().get(0).messageKey()).startsWith("markdown.");
            }
            try {
                markdown.elements(text);
            } catch (Invalid refused) {
                assertThat(refused.errors().get(0).messageKey()).startsWith("markdown.");
            }
        });
    }

    @Test
    void tooDeepIsShownAsText() {
        String text = "*a **b ".repeat(150) + "c" + " b** a*".repeat(150);
        assertThat(markdown.render(text).html()).contains("c").contains("<em>a <strong>b");
    }
}
