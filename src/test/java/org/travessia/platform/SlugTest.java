package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Criação de Frameworks,criacao-de-frameworks",
        "Hello  --  World!,hello-world",
        "Ünïcödé Straße 42,unicode-straße-42",
        "Привет мир,привет-мир",
        "日本語のタイトル,日本語のタイトル",
        "'  100% Java: the `var` keyword ',100-java-the-var-keyword",
        "ＦＵＬＬ ｗｉｄｔｈ,full-width"
    })
    void isSuggestedByATitle(String title, String slug) {
        assertThat(Slug.suggestedBy(title)).map(Slug::toString).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!!", "🎉🎉", "-"})
    void isNotSuggestedByATitleWithoutLetters(String title) {
        assertThat(Slug.suggestedBy(title)).isEmpty();
    }

    @Test
    void isCutBetweenWords() {
        String slug = Slug.suggestedBy("word ".repeat(60)).orElseThrow().toString();
        assertThat(slug).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-word");
        assertThat(Slug.suggestedBy("x".repeat(300)).orElseThrow().toString()).hasSize(Slug.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "A", "a--b", "-a", "a-", "a/b", "../a", "a%2Fb", "a\nb", "a\u0000b", "ção.", ""})
    void isNotParsedFromAnythingElse(String typed) {
        assertThat(Slug.parse(typed)).isEmpty();
    }

    @Test
    void everySuggestionCanBeTypedAgain() {
        for (String title : new String[] {"Criação", "Привет мир", "日本語", "a_b", "x".repeat(300), "été à Noël"}) {
            Slug slug = Slug.suggestedBy(title).orElseThrow();
            assertThat(Slug.parse(slug.toString())).contains(slug);
        }
    }

    @Test
    void numberedStaysWithinItsLength() {
        Slug longest = Slug.suggestedBy("x".repeat(300)).orElseThrow();
        assertThat(longest.numbered(12).toString()).hasSize(Slug.MAX_LENGTH).endsWith("x-12");
        assertThat(Slug.parse("a-post").orElseThrow().numbered(2)).hasToString("a-post-2");
    }
}
