package org.travessia.comment.control;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.travessia.comment.entity.Comment.Judgement;
import org.travessia.comment.entity.CommentMode;
import org.travessia.comment.entity.CommentStatus;

/** Decides what becomes of a guest's comment. What is suspicious only waits, unless it is beyond doubt; nothing is thrown away. */
final class Judge {

    private Judge() {}

    /**
     * What is known of a comment.
     *
     * @param trapped whether it fills a field that people do not see
     * @param hasty whether it came sooner after its form than people write
     * @param links how many it has
     * @param words all that is to be read of it
     * @param score what {@link SpamFilter} says
     * @param known whether this browser has an approved comment under this address
     */
    record Case(boolean trapped, boolean hasty, int links, String words, double score, boolean known) {}

    static Judgement judge(Case comment, Policy policy) {
        List<String> spam = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        if (comment.trapped()) {
            spam.add("trap");
        }
        if (holdsOneOf(comment.words(), policy.words())) {
            spam.add("words");
        }
        if (comment.score() >= SpamFilter.SPAM) {
            spam.add("learned");
        } else if (comment.score() >= SpamFilter.DOUBTFUL) {
            doubts.add("learned");
        }
        if (comment.links() > policy.maxLinks()) {
            doubts.add("links");
        }
        if (comment.hasty()) {
            doubts.add("hasty");
        }
        if (policy.mode() == CommentMode.FIRST_MODERATED && !comment.known()) {
            doubts.add("first");
        }
        if (policy.mode() == CommentMode.MODERATED) {
            doubts.add("policy");
        }
        CommentStatus status = !spam.isEmpty()
                ? CommentStatus.SPAM
                : !doubts.isEmpty() ? CommentStatus.WAITING : CommentStatus.APPROVED;
        spam.addAll(doubts);
        return new Judgement(status, comment.score(), String.join(" ", spam));
    }

    /** Whole words and parts of them alike, accents and case aside: who lists one means all its spellings. */
    private static boolean holdsOneOf(String text, List<String> words) {
        String folded = fold(text);
        return words.stream().map(Judge::fold).anyMatch(word -> !word.isBlank() && folded.contains(word));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
