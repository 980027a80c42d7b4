package org.travessia.redirect.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.travessia.web.WebAddress;

/** A redirect leads to a path of this blog or to a page of the web, and to nothing that a browser would read otherwise. */
class RedirectRulesFuzz {

    private static final String BASE = "https://blog.example";

    @DictionaryEntries({"https://blog.example", "%2F", "%5C", "..", "//", "?", "#", "%0a", ";"})
    @FuzzTest
    void targets(byte[] data) {
        String typed = new String(data, StandardCharsets.UTF_8);
        RedirectRules.target(typed, BASE).ifPresent(target -> {
            assertThat(target).doesNotContainPattern("[\\p{Cntrl}\\\\]");
            if (target.startsWith("/")) {
                assertThat(target).doesNotStartWith("//");
            } else {
                assertThat(WebAddress.valid(target)).isTrue();
            }
        });
        RedirectRules.path(typed, BASE).ifPresent(path -> {
            assertThat(path).startsWith("/").doesNotStartWith("//").doesNotContainPattern("[\\p{Cntrl}\\\\#]");
            RedirectRules.reserved(path);
        });
    }
}
