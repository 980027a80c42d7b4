package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Markdown;

/** HTML of elsewhere as this blog's Markdown: what a reader sees must be the same in the end. */
class HtmlToMarkdownTest {

    private final Markdown markdown = new Markdown();
    private final List<String> told = new ArrayList<>();

    private String convert(String html) {
        return HtmlToMarkdown.convert(
                HtmlToMarkdown.parse(html), address -> address, (key, arguments) -> told.add(key + List.of(arguments)));
    }

    private Document page(String html) {
        return Jsoup.parseBodyFragment(markdown.render(convert(html)).html());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<p>a <b>b</b> <i>c</i></p>§a **b** *c*",
                "<b>spaced </b>word§**spaced** word",
                "<p>1. no list</p>§1\\. no list",
                "<p># none</p>§\\# none",
                "<p>a &lt;script&gt; b</p>§a \\<script\\> b",
                "<h1>One<br>line</h1>§# One line",
                "<a href='https://a.example/(x)'>l [x]</a>§[l \\[x\\]](<https://a.example/(x)>)",
                "<p>x<br>y</p>§x  ⏎y",
                "<ul><li>a<ul><li>b</li></ul></li></ul>§- a⏎  - b",
                "<ol start=3><li>a</li></ol>§3. a",
                "<pre><code class='language-java'>int a;⏎</code></pre>§```java⏎int a;⏎```",
                "<p>H<sub>2</sub>O <kbd>x</kbd></p>§H<sub>2</sub>O <kbd>x</kbd>",
                "<img src='/a.png' alt='A'>§![A](/a.png)",
                "<hr>§___"
            })
    void writesWhatIsReadTheSame(String html, String expected) {
        assertThat(convert(html.replace('⏎', '\n'))).isEqualTo(expected.replace('⏎', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>(<i>a</i>)b<b>c</b><b>d</b> and <i>\"x\"</i>y</p>",
                "<p>*a* _b_ `c` ~~d~~ [e](f) ![g](h) &amp;lt; \\ | ^ {{x}} ${y} #{z}</p>",
                "<p>+ a</p><p>- b</p><p>&gt; c</p><p>    code</p><p>===</p><p>---</p><p>1) d</p>",
                "<table><tr><th>a|b</th><th>c</th></tr><tr><td>1<br>2</td><td><b>3</b></td></tr></table>",
                "<table><tr><td>no</td><td>head</td></tr></table>",
                "<table><tr><td colspan=2>wide</td></tr><tr><td>a</td><td>b</td></tr></table>",
                "<figure><img src='/a.png' alt='x'><figcaption>A <em>caption</em></figcaption></figure>",
                "<dl><dt>T</dt><dd>D\n\n<p>two</p></dd></dl>",
                "<ul><li>a</li></ul><ul><li>b</li></ul>",
                "<blockquote><p>q</p><ul><li>l</li></ul></blockquote>",
                "<pre>a\n\n\n  b ``` c</pre>",
                "<p>http://a.example/x_y_z and www.b.example</p>"
            })
    void aReaderSeesTheSameWords(String html) {
        String before = Jsoup.parseBodyFragment(html).text().replaceAll("\\s+", " ");
        assertThat(page(html).text().replaceAll("\\s+", " ").replaceAll(" ?\\| ?", "|"))
                .isEqualTo(before.replaceAll(" ?\\| ?", "|"));
    }

    @Test
    void tablesAndFiguresStayWhatTheyAre() {
        Document page = page(
                "<table><thead><tr><th align=right>n|m</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
                        + "<figure><a href='/big.png'><img src='/a.png' alt='A'></a><figcaption>C</figcaption></figure>");
        assertThat(page.select("th").text()).isEqualTo("n|m");
        assertThat(page.select("td").eachText()).containsExactly("1");
        assertThat(page.select("figure > a > img").eachAttr("src")).containsExactly("/a.png");
        assertThat(page.select("figcaption").text()).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='java&#10;script:alert(1)'>x</a>",
                "<a href=' &#1; JaVaScRiPt:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<a href='vbscript:x'>x</a>",
                "<img src=x onerror=alert(1)>x",
                "<img src='javascript:alert(1)' alt=x>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>x",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></form></mtext></math>x",
                "<iframe src='javascript:alert(1)'></iframe>x",
                "<object data='data:text/html,<script>alert(1)</script>'></object>x",
                "<details ontoggle=alert(1) open><summary>x</summary></details>",
                "<figure onclick=alert(1)><img src=/a.png onerror=alert(1)><figcaption style='x'>x</figcaption></figure>",
                "<dl><dt onmouseover=alert(1)>x</dt><dd><script>alert(1)</script></dd></dl>",
                "<p>&lt;img src=x onerror=alert(1)&gt; x</p>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x</p></noscript>",
                "<abbr title='\"><script>alert(1)</script>'>x</abbr>",
                "<a href='https://a.example/\"onmouseover=alert(1)'>x</a>",
                "<pre><code class='language-x\"><script>alert(1)</script>'>x</code></pre>"
            })
    void nothingRuns(String html) {
        Document page = page(html);
        assertThat(page.select("script,svg,math,iframe,object,style,form")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                        .noneMatch(attribute -> attribute
                                .getValue()
                                .replaceAll("[\\s\\p{Cntrl}]", "")
                                .matches("(?i)(javascript|vbscript|data):.*")));
        assertThat(page.text()).contains("x");
    }

    @Test
    void whatIsLeftOutIsTold() {
        convert(
                "<iframe src='//video.example/1' title='A film'></iframe><script>x</script><a href='javascript:x'>y</a>");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "import.frameBecameLink[iframe, https://video.example/1]",
                        "import.elementDropped[script]",
                        "import.addressDropped[javascript:x]");
    }

    @Test
    void whatIsDeepIsTextAndNoStackOverflows() {
        assertThat(convert("<div>".repeat(5000) + "deep" + "<b><i>".repeat(2000)))
                .contains("deep");
        assertThat(convert("<blockquote>".repeat(3000) + "deep")).contains("deep");
        assertThat(convert("<ul><li>".repeat(3000) + "deep")).contains("deep");
    }
}
