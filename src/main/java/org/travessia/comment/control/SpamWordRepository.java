package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table {@code spam_word}: what moderators' decisions have taught, kept within bounds. */
@ApplicationScoped
public class SpamWordRepository {

    /** How many words are remembered. */
    public static final int MOST = 20_000;

    private static final int TRIMMED_EVERY = 10;

    @PersistenceContext
    EntityManager em;

    /** What is known of these words. */
    @SuppressWarnings("unchecked")
    Map<String, SpamFilter.Seen> seen(Set<String> words) {
        Map<String, SpamFilter.Seen> seen = new HashMap<>();
        List<Object[]> rows = em.createNativeQuery(
                        "select word, spam, ham from spam_word where word = any(string_to_array(:words, ' '))")
                .setParameter("words", String.join(" ", words))
                .getResultList();
        rows.forEach(row -> seen.put(
                (String) row[0], new SpamFilter.Seen(((Number) row[1]).intValue(), ((Number) row[2]).intValue())));
        return seen;
    }

    /**
     * Counts words of one comment, or takes them back.
     *
     * @param spam whether the comment is spam
     * @param by 1 or -1
     */
    void count(Set<String> words, boolean spam, int by, Instant now) {
        // The one row first: whoever comes at the same time waits here, and no two wait for each other's words.
        Object[] learned = (Object[]) em.createNativeQuery("update comment_policy set "
                        + "spam_learned = greatest(0, spam_learned + :spam), ham_learned = greatest(0, ham_learned + :ham) "
                        + "where id = 1 returning spam_learned, ham_learned")
                .setParameter("spam", spam ? by : 0)
                .setParameter("ham", spam ? 0 : by)
                .getSingleResult();
        String all = String.join(" ", new TreeSet<>(words));
        if (by > 0) {
            em.createNativeQuery("insert into spam_word (word, spam, ham, seen_at) "
                            + "select word, :spam, :ham, :now from unnest(string_to_array(:words, ' ')) word where word <> '' "
                            + "on conflict (word) do update set spam = spam_word.spam + excluded.spam, "
                            + "ham = spam_word.ham + excluded.ham, seen_at = excluded.seen_at")
                    .setParameter("spam", spam ? 1 : 0)
                    .setParameter("ham", spam ? 0 : 1)
                    .setParameter("now", now)
                    .setParameter("words", all)
                    .executeUpdate();
            int total = ((Number) learned[0]).intValue() + ((Number) learned[1]).intValue();
            if (total % TRIMMED_EVERY == 0) {
                trim(MOST);
            }
        } else {
            em.createNativeQuery("update spam_word set spam = greatest(0, spam - :spam), ham = greatest(0, ham - :ham) "
                            + "where word = any(string_to_array(:words, ' '))")
                    .setParameter("spam", spam ? 1 : 0)
                    .setParameter("ham", spam ? 0 : 1)
                    .setParameter("words", all)
                    .executeUpdate();
        }
    }

    /** Forgets the words that say least: those seen seldom, and of these the ones seen long ago. */
    public void trim(int most) {
        em.createNativeQuery("delete from spam_word where word in (select word from spam_word "
                        + "order by spam + ham desc, seen_at desc, word offset :most)")
                .setParameter("most", most)
                .executeUpdate();
    }
}
