package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostStatus;

/**
 * The tables {@code post_change} and {@code post_change_post}: each person's last changes of several posts, until they are too old
 * to be undone.
 */
@ApplicationScoped
public class PostChangeRepository {

    private static final int KEPT = 20;

    @PersistenceContext
    EntityManager em;

    /**
     * Notes a change that is about to be made, and forgets all of this person's but the last ones.
     *
     * @param tag empty unless it is about one
     * @return by which it is found again
     */
    long begin(long personId, PostAction action, String tag, Instant now) {
        Number id = (Number) em.createNativeQuery("insert into post_change (person_id, created_at, action, tag) "
                        + "values (:person, :now, :action, :tag) returning id")
                .setParameter("person", personId)
                .setParameter("now", now)
                .setParameter("action", action.name())
                .setParameter("tag", tag)
                .getSingleResult();
        em.createNativeQuery("delete from post_change where person_id = :person and id in (select id "
                        + "from post_change where person_id = :person order by id desc offset :kept)")
                .setParameter("person", personId)
                .setParameter("kept", KEPT)
                .executeUpdate();
        return id.longValue();
    }

    /** Notes posts as they are before the change. */
    void add(long changeId, Collection<Long> changed) {
        add(changeId, changed, "null");
    }

    /** Notes posts that the change leaves as they are, and why. */
    void addLeft(long changeId, Collection<Long> left, PostChange.Reason reason) {
        add(changeId, left, "'" + reason.name() + "'");
    }

    private void add(long changeId, Collection<Long> posts, String reason) {
        if (posts.isEmpty()) {
            return;
        }
        em.createNativeQuery("insert into post_change_post select cast(:change as bigint), id, " + reason
                        + ", state, scheduled_at, published_at, trashed_at from post where id in (:posts)")
                .setParameter("change", changeId)
                .setParameter("posts", posts)
                .executeUpdate();
    }

    /** A person's change. */
    @SuppressWarnings("unchecked")
    Optional<Noted> byId(long id, long personId) {
        List<Object[]> rows = em.createNativeQuery("select c.action, c.tag, p.post_id, p.left_because, p.state, "
                        + "p.scheduled_at, p.published_at, p.trashed_at from post_change c "
                        + "left join post_change_post p on p.change_id = c.id "
                        + "where c.id = :id and c.person_id = :person order by p.post_id")
                .setParameter("id", id)
                .setParameter("person", personId)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(first -> new Noted(
                        PostAction.valueOf((String) first[0]),
                        (String) first[1],
                        rows.stream()
                                .filter(row -> row[2] != null)
                                .map(PostChangeRepository::former)
                                .toList()));
    }

    /** Takes a person's change out: it can be undone once, however often its button is pressed. */
    boolean take(long id, long personId) {
        return em.createNativeQuery("delete from post_change where id = :id and person_id = :person")
                        .setParameter("id", id)
                        .setParameter("person", personId)
                        .executeUpdate()
                == 1;
    }

    private static Former former(Object[] row) {
        return new Former(
                ((Number) row[2]).longValue(),
                Optional.ofNullable((String) row[3]).map(PostChange.Reason::valueOf),
                new Post.Standing(
                        PostStatus.valueOf((String) row[4]), instant(row[5]), instant(row[6]), instant(row[7])));
    }

    private static Optional<Instant> instant(Object value) {
        return Optional.ofNullable(
                value instanceof OffsetDateTime withOffset ? withOffset.toInstant() : (Instant) value);
    }

    /** A change as it was noted. */
    record Noted(PostAction action, String tag, List<Former> posts) {

        List<Former> changed() {
            return posts.stream().filter(post -> post.left().isEmpty()).toList();
        }
    }

    /**
     * A post before the change.
     *
     * @param left why the change left it; empty if it did not
     */
    record Former(long postId, Optional<PostChange.Reason> left, Post.Standing standing) {}
}
