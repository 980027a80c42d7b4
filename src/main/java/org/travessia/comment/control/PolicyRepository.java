package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.travessia.comment.entity.CommentMode;

/** The table {@code comment_policy}, which has one row. */
@ApplicationScoped
public class PolicyRepository {

    @PersistenceContext
    EntityManager em;

    /** The policy as it is. */
    public Policy current() {
        return policy(
                (Object[]) em.createNativeQuery(
                                "select mode, close_after_days, max_links, most_at_once, words, version from comment_policy where id = 1")
                        .getSingleResult(),
                0);
    }

    /**
     * Replaces the policy.
     *
     * @return whether it was still at the version that the change began from
     */
    public boolean replace(Policy policy) {
        return em.createNativeQuery(
                                "update comment_policy set mode = :mode, close_after_days = cast(nullif(:days, 0) as integer), "
                                        + "max_links = :links, most_at_once = :most, words = :words, version = version + 1 "
                                        + "where id = 1 and version = :version")
                        .setParameter("mode", policy.mode().name())
                        .setParameter("days", policy.closeAfterDays().orElse(0))
                        .setParameter("links", policy.maxLinks())
                        .setParameter("most", policy.mostAtOnce())
                        .setParameter("words", String.join("\n", policy.words()))
                        .setParameter("version", policy.version())
                        .executeUpdate()
                == 1;
    }

    /** Reads the six columns from a place in a row on. */
    static Policy policy(Object[] row, int from) {
        Number days = (Number) row[from + 1];
        return new Policy(
                CommentMode.valueOf((String) row[from]),
                Optional.ofNullable(days).map(Number::intValue),
                ((Number) row[from + 2]).intValue(),
                ((Number) row[from + 3]).intValue(),
                ((String) row[from + 4]).lines().filter(word -> !word.isBlank()).toList(),
                ((Number) row[from + 5]).intValue());
    }
}
