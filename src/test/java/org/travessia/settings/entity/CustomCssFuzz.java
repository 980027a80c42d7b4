package org.travessia.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** A style sheet that is let through loads nothing from elsewhere and ends where it ends. */
class CustomCssFuzz {

    @DictionaryEntries({
        "url(",
        "@import",
        "image-set(",
        "/*",
        "*/",
        "\\",
        "\"",
        "'",
        "var(",
        "--a:",
        "src(",
        "@charset",
        "{",
        "}",
        "/media/",
        "\\75rl("
    })
    @FuzzTest
    void styleSheets(byte[] data) {
        String css = new String(data, StandardCharsets.UTF_8);
        if (css.length() > CustomCss.MAX_LENGTH || CustomCss.problemOf(css).isPresent()) {
            return;
        }
        // Nothing is left open: what comes after is read as if this had not been before it.
        assertThat(CustomCss.problemOf(css + "\n@import 'a';"))
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo("rule"));
        assertThat(CustomCss.problemOf(css + "\na{color:red}")).isEmpty();
        // Without what could hide it, an address is to be seen.
        boolean plain = css.indexOf('\\') < 0 && css.indexOf('"') < 0 && css.indexOf('\'') < 0 && !css.contains("/*");
        if (plain) {
            assertThat(css).doesNotContainPattern("(?i)(?<![\\w\\x80-\\uffff-])url\\([ \\t\\n]*(?!/media/|#)");
            assertThat(css).doesNotContainPattern("(?i)@import(?![\\w\\x80-\\uffff-])");
        }
    }
}
