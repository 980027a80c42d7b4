package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.travessia.comment.entity.CommentStatus;

/** The table {@code comment_moderation}: each person's last decisions, until they are too old to be taken back. */
@ApplicationScoped
public class ModerationRepository {

    private static final int KEPT = 20;

    @PersistenceContext
    EntityManager em;

    /**
     * Notes a decision and forgets all of this person's but the last ones.
     *
     * @param former the comments and what they were
     */
    long add(long personId, CommentStatus status, Map<Long, CommentStatus> former, Instant now) {
        Number id = (Number) em.createNativeQuery(
                        "insert into comment_moderation (person_id, created_at, status, comments, former) values "
                                + "(:person, :now, :status, cast(string_to_array(:ids, ' ') as bigint[]), string_to_array(:former, ' ')) "
                                + "returning id")
                .setParameter("person", personId)
                .setParameter("now", now)
                .setParameter("status", status == null ? "" : status.name())
                .setParameter(
                        "ids", former.keySet().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .setParameter("former", former.values().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .getSingleResult();
        em.createNativeQuery("delete from comment_moderation where person_id = :person and id in (select id "
                        + "from comment_moderation where person_id = :person order by id desc offset :kept)")
                .setParameter("person", personId)
                .setParameter("kept", KEPT)
                .executeUpdate();
        return id.longValue();
    }

    /** Takes a decision of a person out: it can be undone once. */
    @SuppressWarnings("unchecked")
    Optional<Decision> take(long id, long personId) {
        List<Object[]> rows = em.createNativeQuery(
                        "delete from comment_moderation where id = :id and person_id = :person "
                                + "returning status, array_to_string(comments, ' ') as ids, array_to_string(former, ' ') as former")
                .setParameter("id", id)
                .setParameter("person", personId)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            List<Long> ids = Arrays.stream(((String) row[1]).split(" "))
                    .map(Long::valueOf)
                    .toList();
            String[] statuses = ((String) row[2]).split(" ");
            Map<Long, CommentStatus> former = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                former.put(ids.get(i), CommentStatus.valueOf(statuses[i]));
            }
            return new Decision(
                    Optional.of((String) row[0]).filter(name -> !name.isEmpty()).map(CommentStatus::valueOf), former);
        });
    }

    /**
     * What was decided.
     *
     * @param status what the comments became; empty if each became something else
     * @param former what they were
     */
    record Decision(Optional<CommentStatus> status, Map<Long, CommentStatus> former) {}
}
