package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A [link](javascript:alert(1))",
                "*a* _b_ `c` ~d~ \\e",
                "<script>alert(1)</script> & &amp;",
                "# heading",
                "1. one",
                "- a list",
                "> quoted",
                "![image](x) ]( [ ]",
                "a | b",
                "ends in #"
            })
    void whatever_stands_in_it_reads_as_it_is(String text) {
        assertThat(markdown.render(MarkdownText.inline(text)).plain().strip()).isEqualTo(text);
        String linked = markdown.render("[" + MarkdownText.inline(text) + "](https://example.com/)")
                .html();
        assertThat(linked)
                .contains("href=\"https://example.com/\"")
                .doesNotContain("<script")
                .doesNotContain("<img");
        assertThat(markdown.render(MarkdownText.heading(text)).plain().strip()).isEqualTo(text);
    }

    @Test
    void it_stays_on_one_line() {
        assertThat(MarkdownText.inline(" a\r\n\n b\u0000\tc\u2028d ")).isEqualTo("a b c d");
        assertThat(MarkdownText.heading("a\n\n# b")).startsWith("# ").doesNotContain("\n");
        assertThat(MarkdownText.inline(" \n")).isEmpty();
    }
}
