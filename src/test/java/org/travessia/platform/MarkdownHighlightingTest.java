package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownHighlightingTest {

    private final Markdown markdown = new Markdown();

    private Element code(String language, String source) {
        String html =
                markdown.render("```" + language + "\n" + source + "\n```\n").html();
        return Jsoup.parseBodyFragment(html).selectFirst("pre > code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "java ¦ class A { int x = 1; } ¦ keyword ¦ class",
                "java ¦ @Test void f() {} ¦ annotation ¦ @Test",
                "java ¦ // olá ¦ comment ¦ // olá",
                "python ¦ def f(): pass ¦ keyword ¦ def",
                "py ¦ print('ação') ¦ string ¦ 'ação'",
                "javascript ¦ const x = 1 ¦ keyword ¦ const",
                "js ¦ /a+/.test(x) ¦ regex ¦ /a+/",
                "typescript ¦ let x: string ¦ type ¦ string",
                "go ¦ func main() {} ¦ keyword ¦ func",
                "rust ¦ let x: i32 = 1; ¦ type ¦ i32",
                "c ¦ #include <a.h> ¦ preprocessor ¦ #include",
                "cpp ¦ class A {}; ¦ keyword ¦ class",
                "csharp ¦ class A {} ¦ keyword ¦ class",
                "sql ¦ select 1 from t ¦ keyword ¦ select",
                "bash ¦ echo $HOME ¦ variable ¦ $HOME",
                "sh ¦ if true; then ls; fi ¦ keyword ¦ if",
                "console ¦ $ ls # x ¦ comment ¦ # x",
                "yaml ¦ a: \"b\" ¦ string ¦ \"b\"",
                "json ¦ {\"a\": true} ¦ literal ¦ true",
                "xml ¦ <a b=\"c\"/> ¦ attribute ¦ b",
                "html ¦ <p>x</p> ¦ tag ¦ p",
                "css ¦ a { color: red } ¦ keyword ¦ color",
                "dockerfile ¦ FROM debian ¦ keyword ¦ FROM",
                "containerfile ¦ RUN make ¦ keyword ¦ RUN",
                "properties ¦ # a ¦ comment ¦ # a",
                "ini ¦ [a] ¦ preprocessor ¦ [a]",
                "php ¦ <?php echo 1; ¦ keyword ¦ echo",
                "ruby ¦ def a; end ¦ keyword ¦ def",
                "kotlin ¦ fun f() {} ¦ keyword ¦ fun",
                "groovy ¦ def x = 1 ¦ keyword ¦ def",
                "lua ¦ local x = 1 ¦ keyword ¦ local",
                "markdown ¦ # a ¦ keyword ¦ # a",
                "diff ¦ +nova ¦ inserted ¦ +nova",
                "diff ¦ -velha ¦ deleted ¦ -velha",
                "jinja ¦ <b>{{ x }}</b> ¦ tag ¦ b",
                "JAVA ¦ int x; ¦ type ¦ int",
                "{.java} ¦ int x; ¦ ¦",
                "java,linenos ¦ int x; ¦ type ¦ int"
            })
    void marks(String language, String source, String kind, String marked) {
        Element code = code(language, source);
        assertThat(code.wholeText()).isEqualTo(source + "\n");
        if (kind != null) {
            assertThat(code.select("span.hl-" + kind).eachText()).contains(marked);
        }
    }

    @Test
    void carriesStateFromLineToLine() {
        Element code = code("java", "/* um\n\n dois */ int x;");
        assertThat(code.select(".hl-comment").eachText()).containsExactly("/* um", "dois */");
        assertThat(code.wholeText()).isEqualTo("/* um\n\n dois */ int x;\n");
    }

    @Test
    void writesUnknownAndMissingLanguagesPlain() {
        assertThat(code("klingon", "if x < 1").html()).isEqualTo("if x &lt; 1");
        assertThat(code("", "if x").select("span")).isEmpty();
        assertThat(code("http", "GET / HTTP/1.1").select("span")).isEmpty();
        assertThat(code("java\" onclick=\"x", "int").hasAttr("onclick")).isFalse();
    }

    @Test
    void keepsBlankLinesAndTabs() {
        assertThat(code("py", "\tdef f():\n\n\n\t\treturn 1\n\n").wholeText())
                .isEqualTo("\tdef f():\n\n\n\t\treturn 1\n\n\n");
    }

    @Test
    void namesTheLanguageForTheStylesheet() {
        assertThat(code("java", "int x;").className()).isEqualTo("language-java");
    }

    @Test
    void isPlainBeyondItsLimit() {
        Element code = code("java", "int x; // comment\n".repeat(20_000));
        assertThat(code.select("span")).isEmpty();
        assertThat(code.wholeText()).startsWith("int x;");
    }
}
