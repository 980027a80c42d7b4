package org.travessia.readership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The table {@code post_view}. */
@ApplicationScoped
public class ViewRepository {

    /** By the site's time zone. */
    static final String TODAY = "cast(now() at time zone (select time_zone from site where id = 1) as date)";

    private static final String ADD = "insert into post_view (post_id, day, views) select v.id, " + TODAY + ", v.views"
            + " from unnest(cast(string_to_array(:ids, ',') as bigint[]), cast(string_to_array(:views, ',') as bigint[]))"
            + " as v (id, views) join post p on p.id = v.id"
            + " where p.state = 'PUBLISHED' and p.trashed_at is null and p.visibility in ('PUBLIC', 'UNLISTED')"
            + " order by v.id"
            + " on conflict (post_id, day) do update set views = post_view.views + excluded.views";

    private static final String MOST = "select p.id, p.title, cast(sum(v.views) as bigint) from post_view v"
            + " join post p on p.id = v.post_id where v.day > " + TODAY + " - :days and p.trashed_at is null"
            + " and (:author = 0 or p.author_id = :author)"
            + " group by p.id, p.title order by 3 desc, p.id desc limit :limit";

    @PersistenceContext
    EntityManager em;

    /** Adds to today's views of each post that everybody may read. */
    void add(SortedMap<Long, Integer> counted) {
        em.createNativeQuery(ADD)
                .setParameter("ids", joined(counted.keySet()))
                .setParameter("views", joined(counted.values()))
                .executeUpdate();
    }

    /** Those read most in some days, today included: of one person's posts, or of all. */
    @SuppressWarnings("unchecked")
    List<PostViews> most(int days, Optional<Long> authorId, int limit) {
        List<Object[]> rows = em.createNativeQuery(MOST)
                .setParameter("days", days)
                .setParameter("author", authorId.orElse(0L))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row ->
                        new PostViews(((Number) row[0]).longValue(), (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** Sums of the days after one: of one post, of one person's posts, or of all. */
    @SuppressWarnings("unchecked")
    Map<LocalDate, Long> byDay(LocalDate after, Optional<Long> authorId, Optional<Long> postId) {
        Query query = em.createNativeQuery(
                        "select v.day, cast(sum(v.views) as bigint) from post_view v where v.day > :after"
                                + postId.map(id -> " and v.post_id = :post").orElse("")
                                + authorId.map(
                                                id ->
                                                        " and exists (select 1 from post p where p.id = v.post_id and p.author_id = :author)")
                                        .orElse("")
                                + " group by v.day")
                .setParameter("after", after);
        postId.ifPresent(id -> query.setParameter("post", id));
        authorId.ifPresent(id -> query.setParameter("author", id));
        List<Object[]> rows = query.getResultList();
        return rows.stream().collect(Collectors.toMap(row -> day(row[0]), row -> ((Number) row[1]).longValue()));
    }

    /** A post that is not in the trash, if it is anybody's or this person's. */
    @SuppressWarnings("unchecked")
    Optional<PostNamed> post(long id, Optional<Long> authorId) {
        List<String> titles = em.createNativeQuery(
                        "select title from post where id = :id and trashed_at is null and (:author = 0 or author_id = :author)",
                        String.class)
                .setParameter("id", id)
                .setParameter("author", authorId.orElse(0L))
                .getResultList();
        return titles.stream().findFirst().map(title -> new PostNamed(id, title));
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private static String joined(Collection<?> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
