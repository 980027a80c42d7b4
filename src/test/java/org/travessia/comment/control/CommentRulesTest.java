package org.travessia.comment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

class CommentRulesTest {

    private static NewComment comment(String name, String email, String site, String text) {
        return new NewComment("a-post", Optional.empty(), name, email, site, text, "", "");
    }

    private static List<String> wrong(NewComment comment) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> CommentRules.guest(comment));
        return invalid == null
                ? List.of()
                : invalid.errors().stream().map(FieldError::field).toList();
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        assertThat(wrong(comment("", "nobody", "javascript:alert(1)", " ")))
                .containsExactly("name", "email", "site", "text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\nBcc: x@y.example",
                "a\u0000b",
                "\u202Eeveha",
                "a\u2066b",
                "\u200B\u200B",
                "!!!",
                "a\u2028b"
            })
    void aNameIsOneLineThatSaysWhatItSays(String name) {
        assertThat(wrong(comment(name, "a@b.example", "", "x"))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "李", "O'Neil <b>", "José da Silva Jr.", "مريم", "👩‍💻 Ada", "${7*7}"})
    void namesAreOfAllKinds(String name) {
        assertThat(wrong(comment(name, "a@b.example", "", "x"))).isEmpty();
    }

    @Test
    void lengthsAreCountedInCharacters() {
        assertThat(wrong(comment("😀a".repeat(40), "a@b.example", "", "😀".repeat(CommentRules.MAX_TEXT))))
                .isEmpty();
        assertThat(wrong(comment("x".repeat(81), "a@b.example", "", "x".repeat(CommentRules.MAX_TEXT + 1))))
                .containsExactly("name", "text");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com",
        "example.com/me, https://example.com/me",
        "HTTP://example.com, http://example.com",
        "https://example.com/ação, https://example.com/a%C3%A7%C3%A3o"
    })
    void aSiteIsAWholeWebAddress(String typed, String kept) {
        assertThat(CommentRules.site(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://example.com/%0Aalert(1)",
                "data:text/html,x",
                "ftp://example.com",
                "https://user:secret@example.com",
                "https://",
                "https:///path",
                "//example.com",
                "localhost",
                "https://exa mple.com",
                "https://example.com/\"onmouseover=x",
                "https://example.com/<b>",
                "https://example.com\r\nSet-Cookie: x"
            })
    void nothingElseIsOne(String typed) {
        assertThat(CommentRules.site(typed)).isEmpty();
    }
}
