package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

class PostRulesTest {

    @Test
    void takesTheLongestTitleInAnyScript() {
        assertThatCode(() -> PostRules.check("🎉".repeat(PostRules.MAX_TITLE), Optional.empty(), "text"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        assertThat(errors("", Optional.of("No Slug"), " "))
                .containsExactly("title=post.title.empty", "slug=post.slug.invalid", "markdown=post.markdown.empty");
        assertThat(errors("x".repeat(201), Optional.empty(), "x".repeat(PostRules.MAX_MARKDOWN + 1)))
                .containsExactly("title=post.title.long", "markdown=post.markdown.long");
        assertThat(errors("two\nlines", Optional.empty(), "a\u0000b"))
                .containsExactly("title=post.title.control", "markdown=post.markdown.control");
    }

    private static List<String> errors(String title, Optional<String> slug, String markdown) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> PostRules.check(title, slug, markdown));
        return invalid.errors().stream().map(PostRulesTest::line).toList();
    }

    private static String line(FieldError error) {
        return error.field() + "=" + error.messageKey();
    }
}
