package org.travessia.readership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code post_referrer}. */
@ApplicationScoped
public class ReferrerRepository {

    /** How long it is kept: a year, and what a comparison with the one before needs. */
    static final int KEPT_DAYS = 400;

    /** Rows of one day, about: whoever makes hosts up fills no disk. What comes beyond is "other". */
    static final int MOST_A_DAY = 2_000;

    private static final String TODAY = ViewRepository.TODAY;

    /** A row that there is goes on counting; of new ones only as many as there is room for are rows of their own. */
    private static final String ADD = "with told as (select r.post, r.host, sum(r.views) as views from "
            + "jsonb_to_recordset(cast(:rows as jsonb)) as r(post bigint, host text, views bigint) "
            + "join post p on p.id = r.post where p.state = 'PUBLISHED' and p.trashed_at is null "
            + "and p.visibility in ('PUBLIC', 'UNLISTED') group by r.post, r.host), "
            + "placed as (select t.post, t.host, t.views, known.host is not null as known, "
            + "row_number() over (partition by known.host is not null order by t.views desc, t.host, t.post) as place "
            + "from told t left join post_referrer known on known.post_id = t.post and known.day = " + TODAY
            + " and known.host = t.host), "
            + "room as (select :most - count(*) as room from post_referrer where day = " + TODAY + ") "
            + "insert into post_referrer (post_id, day, host, views) select post, " + TODAY + ", "
            + "case when known or place <= room then host else '" + Referrers.OTHER
            + "' end as host_or_other, sum(views) "
            + "from placed cross join room group by post, host_or_other order by post, host_or_other "
            + "on conflict (post_id, day, host) do update set views = post_referrer.views + excluded.views";

    private static final String OLD = "from post_referrer where day < " + TODAY + " - " + KEPT_DAYS;

    @PersistenceContext
    EntityManager em;

    /** Adds to today's, in one statement. */
    void add(Map<Referral, Integer> counted) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        counted.forEach((referral, views) -> rows.add(Json.createObjectBuilder()
                .add("post", referral.postId())
                .add("host", referral.from())
                .add("views", views)));
        em.createNativeQuery(ADD)
                .setParameter("rows", rows.build().toString())
                .setParameter("most", MOST_A_DAY)
                .executeUpdate();
    }

    /** Those that led here most often in some days, today included. */
    @SuppressWarnings("unchecked")
    List<Referrer> most(int days, Optional<Long> authorId, Optional<Long> postId, int limit) {
        Query query = em.createNativeQuery(
                        "select r.host, cast(sum(r.views) as bigint) from post_referrer r where r.day > "
                                + TODAY + " - :days"
                                + postId.map(id -> " and r.post_id = :post").orElse("")
                                + authorId.map(
                                                id ->
                                                        " and exists (select 1 from post p where p.id = r.post_id and p.author_id = :author)")
                                        .orElse("")
                                + " group by r.host order by 2 desc, r.host limit :limit")
                .setParameter("days", days)
                .setParameter("limit", limit);
        postId.ifPresent(id -> query.setParameter("post", id));
        authorId.ifPresent(id -> query.setParameter("author", id));
        List<Object[]> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Referrer((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    boolean anyOld() {
        return !em.createNativeQuery("select 1 " + OLD + " limit 1")
                .getResultList()
                .isEmpty();
    }

    int removeOld(int most) {
        return em.createNativeQuery(
                        "delete from post_referrer where (post_id, day, host) in (select post_id, day, host " + OLD
                                + " limit :most)")
                .setParameter("most", most)
                .executeUpdate();
    }
}
