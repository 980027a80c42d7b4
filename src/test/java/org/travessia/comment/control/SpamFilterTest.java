package org.travessia.comment.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpamFilterTest {

    private final Map<String, SpamFilter.Seen> memory = new HashMap<>();
    private int spam;
    private int ham;

    private void learn(String text, boolean isSpam, String... links) {
        spam += isSpam ? 1 : 0;
        ham += isSpam ? 0 : 1;
        words(text, links)
                .forEach(word -> memory.merge(
                        word,
                        new SpamFilter.Seen(isSpam ? 1 : 0, isSpam ? 0 : 1),
                        (a, b) -> new SpamFilter.Seen(a.spam() + b.spam(), a.ham() + b.ham())));
    }

    private double score(String text, String... links) {
        return SpamFilter.score(words(text, links), memory, spam, ham);
    }

    private static Set<String> words(String text, String... links) {
        return SpamFilter.words("", "", "", text, List.of(links));
    }

    private void taught() {
        for (String each : List.of(
                "cheap pills online pharmacy discount",
                "casino bonus win money online now",
                "buy cheap followers discount now",
                "win casino money bonus free",
                "pharmacy pills cheap free shipping now",
                "earn money online casino bonus")) {
            learn(each, true, "https://www.spam.example/offer");
        }
        for (String each : List.of(
                "Thank you for explaining how the container mounts its volume",
                "I think the second example misses a semicolon",
                "Obrigado pelo texto, a parte do banco de dados ficou clara",
                "Does this work with WildFly on a virtual machine too",
                "The playbook fails for me at the second task",
                "Great explanation of the transaction, thank you")) {
            learn(each, false);
        }
    }

    @Test
    void saysNothingBeforeItWasTaughtEnough() {
        learn("cheap pills", true);
        assertThat(score("cheap pills")).isEqualTo(SpamFilter.UNKNOWN);
    }

    @Test
    void tellsOneFromTheOther() {
        taught();
        assertThat(score("cheap casino bonus, pills online now")).isGreaterThan(SpamFilter.SPAM);
        assertThat(score("Thank you, the example of the transaction works")).isLessThan(0.2);
        assertThat(score("zzz yyy xxx")).isEqualTo(SpamFilter.UNKNOWN);
    }

    @Test
    void aHostThatOnlySpamLinksToSpeaksAgainstAComment() {
        taught();
        assertThat(score("nice text", "https://spam.example/other")).isGreaterThan(score("nice text"));
    }

    @Test
    void aSpammerCannotDrownTheWordsInGoodOnes() {
        taught();
        String padded = "cheap casino bonus pills pharmacy money discount win online free ".repeat(3)
                + "lorem ipsum dolor sit amet ".repeat(300);
        assertThat(score(padded)).isGreaterThan(SpamFilter.DOUBTFUL);
    }

    @Test
    void whateverIsSentItsWordsAreFewAndShort() {
        Set<String> words = SpamFilter.words(
                "n ".repeat(1000),
                "a@" + "b".repeat(300),
                "not an address",
                "x".repeat(10_000) + " " + "\u0000\uD800 ça \uD83D\uDE00 " + "ab cd ".repeat(5000),
                List.of("https://[broken", "https://a.example"));
        assertThat(words).hasSizeLessThanOrEqualTo(SpamFilter.MAX_WORDS);
        assertThat(words).allMatch(word -> word.length() <= 80 && !word.contains(" "));
    }

    @Test
    void scoresAreProbabilities() {
        for (int i = 0; i < 500; i++) {
            learn("always", true);
            learn("never", false);
        }
        assertThat(score("always")).isBetween(0.9, 1.0);
        assertThat(score("never")).isBetween(0.0, 0.1);
    }
}
