package org.travessia.comment.control;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a text by its words: naive Bayes, with Gary Robinson's correction for words that were seldom seen, over the words that
 * say most. It is ours because the libraries that have it keep their memory in files or bring a machine-learning kit along; ours
 * is these lines and a table.
 */
final class SpamFilter {

    /** The most words of one comment that are looked at. */
    static final int MAX_WORDS = 200;

    /** Before moderators have said so often of each kind, nothing is known. */
    static final int LEAST_LEARNED = 5;

    /** From here on a comment is called spam. */
    static final double SPAM = 0.95;

    /** From here on a comment waits for a moderator. */
    static final double DOUBTFUL = 0.7;

    /** What is said of a text when nothing is known. */
    static final double UNKNOWN = 0.5;

    private static final int TELLING = 20;
    private static final double STRENGTH = 1;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}$€£'’]+");
    private static final int LONGEST = 40;

    private SpamFilter() {}

    /**
     * In how many comments of each kind a word was.
     *
     * @param spam comments that moderators called spam
     * @param ham comments that they approved
     */
    record Seen(int spam, int ham) {}

    /** The words of a comment, those of its links' and addresses' hosts marked as such. */
    static Set<String> words(String name, String email, String site, String text, Collection<String> links) {
        Set<String> words = new LinkedHashSet<>();
        links.forEach(link -> host(link, words));
        host(site, words);
        int at = email.lastIndexOf('@');
        if (at >= 0) {
            add("mail:", email.substring(at + 1), words);
        }
        for (String word : BETWEEN_WORDS.split(name)) {
            add("name:", word, words);
        }
        for (String word : BETWEEN_WORDS.split(text)) {
            if (words.size() >= MAX_WORDS) {
                break;
            }
            add("", word, words);
        }
        return words;
    }

    private static void host(String address, Set<String> words) {
        try {
            String host = URI.create(address.strip()).getHost();
            if (host != null) {
                add("link:", host.replaceFirst("^www\\.", ""), words);
            }
        } catch (IllegalArgumentException notAnAddress) {
            add("link:", "?", words);
        }
    }

    private static void add(String kind, String word, Set<String> words) {
        String small = word.toLowerCase(Locale.ROOT);
        // A single letter says nothing, and what is longer than a word is none.
        if ((small.length() > 1 || !kind.isEmpty() && !small.isEmpty()) && small.length() <= LONGEST) {
            words.add(kind + small);
        }
    }

    /**
     * How much some words look like spam.
     *
     * @param seen what is known of those among them that were seen before
     * @param spamLearned of how many comments moderators have said that they are spam
     * @param hamLearned of how many that they are not
     * @return from 0, certainly none, to 1
     */
    static double score(Set<String> words, Map<String, Seen> seen, int spamLearned, int hamLearned) {
        if (spamLearned < LEAST_LEARNED || hamLearned < LEAST_LEARNED) {
            return UNKNOWN;
        }
        List<Double> telling = words.stream()
                .filter(seen::containsKey)
                .map(word -> probability(seen.get(word), spamLearned, hamLearned))
                .sorted(Comparator.comparingDouble(probability -> -Math.abs(probability - UNKNOWN)))
                .limit(TELLING)
                .toList();
        double logOdds = telling.stream()
                .mapToDouble(probability -> Math.log(probability) - Math.log(1 - probability))
                .sum();
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** How likely a comment with this word is spam; the less often it was seen, the nearer to one half. */
    private static double probability(Seen seen, int spamLearned, int hamLearned) {
        double inSpam = Math.min(1, (double) seen.spam() / spamLearned);
        double inHam = Math.min(1, (double) seen.ham() / hamLearned);
        double count = seen.spam() + seen.ham();
        double raw = inSpam + inHam == 0 ? UNKNOWN : inSpam / (inSpam + inHam);
        double corrected = (STRENGTH * UNKNOWN + count * raw) / (STRENGTH + count);
        return Math.max(0.01, Math.min(0.99, corrected));
    }
}
