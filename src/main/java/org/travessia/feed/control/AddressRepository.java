package org.travessia.feed.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.travessia.feed.control.Address.Translation;

/**
 * Every place that everybody finds, one statement for any number of them. To leave out those before costs the entries of one index,
 * without looking at what they are of.
 */
@ApplicationScoped
public class AddressRepository {

    /** Few, because each may come with a long text. */
    private static final int AT_A_TIME = 50;

    private static final String PUBLIC =
            "%1$s.state = 'PUBLISHED' and %1$s.visibility = 'PUBLIC' and %1$s.trashed_at is null";

    /** What is somewhere else in the first place is to be found there. */
    private static final String HERE = "%1$s.canonical_url is null";

    private static final String CONTENT = "p.updated_at, p.feature_image, "
            + "case when strpos(p.html, '<img ') > 0 then p.html else '' end, p.language, array("
            + "select coalesce(o.language, '') || case o.kind when 'PAGE' then '/' else '/posts/' end || o.slug from post o "
            + "where o.translation_group = p.translation_group and o.id <> p.id and "
            + PUBLIC.formatted("o") + " and " + HERE.formatted("o") + " order by o.id)";

    private static final String NO_CONTENT = "cast(null as text), '', cast(null as text), cast(array[] as text[])";

    private static final String WRITES = "exists (select 1 from post p where p.listed and p.author_id = a.id)";

    private static final String SLICE = " offset :skip limit :limit";

    @PersistenceContext
    EntityManager em;

    /** How many a section has at most. */
    public long count(Section section) {
        String count =
                switch (section) {
                    // The home page and the archive are not in the table.
                    case PAGES -> "select 2 + count(*) from post p where p.kind = 'PAGE' and " + PUBLIC.formatted("p");
                    case MONTHS -> "select count(*) from post_month where posts > 0";
                    case CATEGORIES -> "select count(*) from term where kind = 'CATEGORY' and posts > 0";
                    case TAGS -> "select count(*) from term where kind = 'TAG' and posts > 0";
                    case AUTHORS -> "select count(*) from person a where " + WRITES;
                    case POSTS -> "select coalesce(sum(posts), 0) from post_month";
                };
        return ((Number) em.createNativeQuery(count).getSingleResult()).longValue();
    }

    /** Visits a part of a section, without ever holding it in memory. */
    public void each(Section section, int skip, int limit, Consumer<Address> visit) {
        Stream<?> rows = em.createNativeQuery(select(section))
                .setParameter("skip", skip)
                .setParameter("limit", limit)
                .setHint("org.hibernate.fetchSize", AT_A_TIME)
                .getResultStream();
        try (rows) {
            rows.map(row -> address((Object[]) row)).forEach(visit);
        }
    }

    private static String select(Section section) {
        return switch (section) {
            case PAGES ->
                "select path, updated_at, feature_image, html, language, translations from ("
                        + "select -2 as place, '/' as path, cast(null as timestamptz) as updated_at, cast(null as text) as feature_image, "
                        + "'' as html, cast(null as text) as language, cast(array[] as text[]) as translations "
                        + "union all select -1, '/archive', null, " + NO_CONTENT
                        + " union all select p.id, '/' || p.slug, " + CONTENT
                        + " from post p where p.kind = 'PAGE' and "
                        + PUBLIC.formatted("p") + " and " + HERE.formatted("p") + ") page order by place" + SLICE;
            case MONTHS ->
                "select '/archive/' || to_char(month, 'YYYY/MM'), cast(null as timestamptz), " + NO_CONTENT
                        + " from post_month where posts > 0 order by month" + SLICE;
            case CATEGORIES ->
                "select '/categories/' || t.slug, (select p.published_at from post p where p.listed and p.category_id = t.id "
                        + "order by p.published_at desc, p.id desc limit 1), " + NO_CONTENT
                        + " from (select id, slug from term where kind = 'CATEGORY' and posts > 0 order by id" + SLICE
                        + ") t order by t.id";
            case TAGS ->
                "select '/tags/' || t.slug, (select g.listed_at from post_tag g where g.term_id = t.id and g.listed_at is not null "
                        + "order by g.listed_at desc, g.post_id desc limit 1), " + NO_CONTENT
                        + " from (select id, slug from term where kind = 'TAG' and posts > 0 order by id" + SLICE
                        + ") t order by t.id";
            case AUTHORS ->
                "select '/authors/' || a.username, (select p.published_at from post p where p.listed and p.author_id = a.id "
                        + "order by p.published_at desc, p.id desc limit 1), " + NO_CONTENT
                        + " from (select a.id, a.username from person a where " + WRITES + " order by a.id" + SLICE
                        + ") a order by a.id";
            case POSTS ->
                "select '/posts/' || p.slug, " + CONTENT
                        + " from (select id, published_at from post where listed order by published_at, id" + SLICE
                        + ") listed join post p on p.id = listed.id where " + HERE.formatted("p")
                        + " order by listed.published_at, listed.id";
        };
    }

    private static Address address(Object[] row) {
        return new Address(
                (String) row[0],
                Optional.ofNullable(row[1]).map(AddressRepository::instant),
                Optional.ofNullable((String) row[2]),
                (String) row[3],
                Optional.ofNullable((String) row[4]),
                Arrays.stream((String[]) row[5])
                        .map(AddressRepository::translation)
                        .toList());
    }

    /** A language tag, none for the site's own, and a path. */
    private static Translation translation(String text) {
        int slash = text.indexOf('/');
        return new Translation(
                Optional.of(text.substring(0, slash)).filter(tag -> !tag.isEmpty()), text.substring(slash));
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((OffsetDateTime) value).toInstant();
    }
}
