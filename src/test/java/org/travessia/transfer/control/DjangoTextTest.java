package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Markdown;
import org.travessia.transfer.control.DjangoText.Content;

class DjangoTextTest {

    private final Markdown markdown = new Markdown();

    private Element page(String text, Content content) {
        return Jsoup.parseBodyFragment(
                        markdown.render(DjangoText.markdown(text, content)).html())
                .body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Just a text.\r\n\r\nWith two paragraphs.",
                "Use `<p>` for a paragraph.",
                "# A heading\n\n<figure><img src=\"a.png\"></figure>\n\n**More** below.",
                "```html\n<div>\n</div>\n```",
                "a < b and b > c",
                "Some <b>bold</b> words"
            })
    void whatIsNoHtmlStaysToTheCharacter(String text) {
        assertThat(DjangoText.markdown(text, Content.AUTO)).isEqualTo(text);
    }

    /** As a rich-text editor writes it: an empty line would end the HTML, and what is indented behind it would be code. */
    @Test
    void htmlStaysHtmlAcrossEmptyLinesAndIndentation() {
        Element page = page(
                "<p>One *star* and <em>two</em>.</p>\r\n\r\n\r\n    <p>Three_under_scores</p>\r\n\r\n<ul>\r\n\t<li>a</li>\r\n\r\n"
                        + "\t\t<li>b</li>\r\n</ul>",
                Content.AUTO);
        assertThat(page.select("p").eachText()).containsExactly("One *star* and two.", "Three_under_scores");
        assertThat(page.select("ul > li").eachText()).containsExactly("a", "b");
        assertThat(page.select("pre, code")).isEmpty();
    }

    @Test
    void preformattedTextKeepsItsLines() {
        Element page = page("<p>Code:</p>\n<pre>\n  def a():\n\n\n    return 1\n</pre>\n\n<p>Done</p>", Content.AUTO);
        assertThat(page.select("pre").first().wholeText()).isEqualTo("  def a():\n\n\n    return 1\n");
        assertThat(page.select("p").eachText()).containsExactly("Code:", "Done");
    }

    @Test
    void htmlThatBeginsWithWords() {
        Element page = page("Hello <b>you</b><br>\n\n    and *you*<br />", Content.AUTO);
        assertThat(page.text()).isEqualTo("Hello you and *you*");
        assertThat(page.select("b, br")).hasSize(3);
    }

    @Test
    void htmlHasAnExcerptAndWords() {
        Markdown.Rendered rendered = markdown.render(DjangoText.markdown(
                "<p>Um &amp; <em>dois</em></p><script>var x = 1</script>\n\n<p>tr\u00eas</p>", Content.AUTO));
        assertThat(rendered.excerpt()).isEqualTo("Um & dois três");
        assertThat(rendered.wordCount()).isEqualTo(3);
        assertThat(rendered.html()).doesNotContain("script");
    }

    @Test
    void plainTextShowsWhatWasTyped() {
        String typed =
                "1. not a list\n# no heading\n* star_under* <b>tag</b> & `tick` [a](b)\n- dash\n+ plus\n> quote\n"
                        + "a | b\n--- | ---\n\n    indented\n\\ end ~~no~~ &amp;";
        Element page = page(typed, Content.TEXT);
        assertThat(page.select("ol, ul, h1, h2, b, a, code, pre, blockquote, table, del, em"))
                .isEmpty();
        assertThat(page.select("p")).hasSize(2);
        assertThat(page.wholeText().replaceAll("\\s+", " ").strip())
                .isEqualTo(typed.replaceAll("\\s+", " ").strip());
        assertThat(page.select("p").get(0).select("br")).hasSize(7);
    }

    @Test
    void titles() {
        assertThat(DjangoText.title("  Two\r\n lines\u0000\u001b[31m ")).isEqualTo("Two lines[31m");
        assertThat(DjangoText.title("x".repeat(200))).hasSize(200);
        assertThat(DjangoText.title("🙂".repeat(250)))
                .satisfies(title ->
                        assertThat(title.codePointCount(0, title.length())).isEqualTo(200))
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p ", "<", "`", "<pre", "- ", "<p>", "</pre><pre>\n", "*", "[", "\n", "&#10;"})
    void noTextTakesLong(String part) {
        String long_ = part.repeat(900_000 / part.length());
        long begin = System.nanoTime();
        for (Content content : Content.values()) {
            DjangoText.markdown(long_, content);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
