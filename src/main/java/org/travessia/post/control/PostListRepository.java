package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.travessia.post.entity.PostKind;

/** Lists of what everybody finds, each read from one index, newest first, so that they cost the same however many posts there are. */
@ApplicationScoped
public class PostListRepository {

    private static final String COLUMNS = "select p.id, p.title, p.slug, "
            + "case when p.summary = '' then p.excerpt else p.summary end, a.display_name, p.published_at, p.word_count, "
            + "a.username, p.feature_html, p.pinned, p.language";

    @PersistenceContext
    EntityManager em;

    /** Those under a tag. */
    public List<PostSummary> tagged(long termId, Cursor place, boolean older, int limit) {
        return list(
                "from (select post_id, listed_at from post_tag where term_id = :of and listed_at is not null "
                        + next("listed_at", "post_id", older)
                        + " limit :limit) g join post p on p.id = g.post_id join person a on a.id = p.author_id order by "
                        + order("g.listed_at", "g.post_id", older),
                Map.of("of", termId),
                place,
                limit);
    }

    /** Those on a shelf. */
    public List<PostSummary> shelved(long categoryId, Cursor place, boolean older, int limit) {
        return narrowed("p.category_id = :of", Map.of("of", categoryId), place, older, limit);
    }

    /** Those of one person. */
    public List<PostSummary> writtenBy(long personId, Cursor place, boolean older, int limit) {
        return narrowed("p.author_id = :of", Map.of("of", personId), place, older, limit);
    }

    /** Those of a time, its end not included. */
    public List<PostSummary> between(Instant from, Instant to, Cursor place, boolean older, int limit) {
        return narrowed(
                "p.published_at >= :from and p.published_at < :to",
                Map.of("from", from, "to", to),
                place,
                older,
                limit);
    }

    /** The newest under a tag, whole, for a feed. */
    public List<PublishedPost> newestTagged(long termId, int limit) {
        return whole(
                "from (select post_id, listed_at from post_tag where term_id = :of and listed_at is not null"
                        + " order by listed_at desc, post_id desc limit :limit) g join post p on p.id = g.post_id"
                        + " join person a on a.id = p.author_id order by g.listed_at desc, g.post_id desc",
                Map.of("of", termId),
                limit);
    }

    /** The newest on a shelf, whole, for a feed. */
    public List<PublishedPost> newestShelved(long categoryId, int limit) {
        return newest("p.category_id = :of", Map.of("of", categoryId), limit);
    }

    /** One person's newest, whole, for a feed. */
    public List<PublishedPost> newestBy(long personId, int limit) {
        return newest("p.author_id = :of", Map.of("of", personId), limit);
    }

    /** The newest of a time, its end not included, whole, for a feed. */
    public List<PublishedPost> newestBetween(Instant from, Instant to, int limit) {
        return newest("p.published_at >= :from and p.published_at < :to", Map.of("from", from, "to", to), limit);
    }

    /** The newest of all, whole, for a feed. */
    public List<PublishedPost> newest(int limit) {
        return newest("true", Map.of(), limit);
    }

    /**
     * The newest in a language, whole, for a feed.
     *
     * @param own whether it is the site's, which posts do not say
     */
    public List<PublishedPost> newestIn(String language, boolean own, int limit) {
        // In the index's whole order, without which PostgreSQL sorts all that have no language.
        String some = "(select id, published_at from post where listed and %s"
                + " order by language, published_at desc, id desc limit :limit)";
        return whole(
                "from (select id, published_at from (" + some.formatted("language = :language") + " union all "
                        + some.formatted("language is null and :own")
                        + ") each order by published_at desc, id desc limit :limit) l join post p on p.id = l.id"
                        + " join person a on a.id = p.author_id order by l.published_at desc, l.id desc",
                Map.of("language", language, "own", own),
                limit);
    }

    private List<PublishedPost> newest(String condition, Map<String, Object> parameters, int limit) {
        return whole(
                "from post p join person a on a.id = p.author_id where p.listed and " + condition
                        + " order by p.published_at desc, p.id desc limit :limit",
                parameters,
                limit);
    }

    @SuppressWarnings("unchecked")
    private List<PublishedPost> whole(String query, Map<String, Object> parameters, int limit) {
        Query list = em.createNativeQuery("select p.feed_id, p.title, p.slug, p.html, "
                        + "case when p.summary = '' then p.excerpt else p.summary end, a.display_name, "
                        + "p.published_at, p.updated_at, p.language, p.feature_image, "
                        + "array(select c.name from term c where c.id = p.category_id) || "
                        + "array(select t.name from post_tag given join term t on t.id = given.term_id where given.post_id = p.id "
                        + "order by given.position) " + query)
                .setParameter("limit", limit);
        parameters.forEach(list::setParameter);
        return ((List<Object[]>) list.getResultList())
                .stream()
                        .map(row -> new PublishedPost(
                                (UUID) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (String) row[4],
                                (String) row[5],
                                instant(row[6]),
                                instant(row[7]),
                                Optional.ofNullable((String) row[8]),
                                Optional.ofNullable((String) row[9]),
                                Arrays.stream((String[]) row[10]).distinct().toList()))
                        .toList();
    }

    /**
     * The first page of the home, in one statement: those that stand first, and the newest.
     *
     * @param pinned how many of those that stand first
     * @param newest how many of the others
     */
    @SuppressWarnings("unchecked")
    public Front front(int pinned, int newest) {
        String some = " from post p join person a on a.id = p.author_id where p.listed%s"
                + " order by p.published_at desc, p.id desc limit %s)";
        List<Object[]> rows = em.createNativeQuery(
                        "(" + COLUMNS + ", true as first" + some.formatted(" and p.pinned", ":pinned") + " union all ("
                                + COLUMNS + ", false" + some.formatted("", ":newest"))
                .setParameter("pinned", pinned)
                .setParameter("newest", newest)
                .getResultList();
        Map<Boolean, List<PostSummary>> parts = rows.stream()
                .collect(Collectors.partitioningBy(
                        row -> (Boolean) row[row.length - 1],
                        Collectors.mapping(PostListRepository::summary, Collectors.toList())));
        return new Front(parts.get(true), parts.get(false));
    }

    /** What the home page begins with. */
    record Front(List<PostSummary> pinned, List<PostSummary> newest) {}

    /** All of them. */
    public List<PostSummary> listed(Cursor place, boolean older, int limit) {
        return narrowed("true", Map.of(), place, older, limit);
    }

    /**
     * Where a post stands, counted from the newest. The months before its own are counted already, so that only those of one month are
     * passed by, in the index, however many posts there are.
     *
     * @param number from 1
     */
    @SuppressWarnings("unchecked")
    public Optional<Cursor> placeOf(long number) {
        return ((List<Object[]>) em.createNativeQuery(PLACE)
                        .setParameter("number", number)
                        .getResultList())
                .stream()
                        .map(row -> new Cursor(instant(row[0]), ((Number) row[1]).longValue()))
                        .findFirst();
    }

    private static final String PLACE = """
            with counted as (
                select month, posts, sum(posts) over (order by month desc) as through from post_month where posts > 0
            ), here as (
                select month, through - posts as before from counted where through >= :number order by month desc limit 1
            )
            select there.published_at, there.id from here cross join lateral (
                select published_at, id from post
                where listed and published_at < (here.month + interval '1 month') at time zone (select time_zone from site where id = 1)
                order by published_at desc, id desc offset :number - here.before - 1 limit 1
            ) there
            """;

    /** The months that have posts, newest first, with how many. */
    @SuppressWarnings("unchecked")
    public List<MonthCount> months() {
        List<Object[]> rows = em.createNativeQuery(
                        "select month, posts from post_month where posts > 0 order by month desc")
                .getResultList();
        return rows.stream()
                .map(row -> new MonthCount(YearMonth.from(date(row[0])), ((Number) row[1]).intValue()))
                .toList();
    }

    /**
     * What a search finds of posts and pages, best first; of very many, only the newest {@value #CANDIDATES} are ranked.
     *
     * @param words as somebody typed them: words, "phrases", -without, or
     * @param skip how many of the best to leave out
     */
    @SuppressWarnings("unchecked")
    public List<SearchResult> search(String words, int skip, int limit) {
        SearchWords asked = SearchWords.of(words);
        if (asked.wanted().isEmpty()) {
            // All but a few words is no search: it would look at every text.
            return List.of();
        }
        List<Object[]> rows = em.createNativeQuery(SEARCH)
                .setParameter("wanted", asked.wanted())
                .setParameter("unwanted", asked.unwanted())
                .setParameter("skip", skip)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new SearchResult(
                        PostKind.valueOf((String) row[0]),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        instant(row[4]),
                        (String) row[5]))
                .toList();
    }

    /** How many posts a search ranks at most: beyond, a word is so common that its newest posts are what is wanted. */
    static final int CANDIDATES = 1000;

    /** Marks around what was found, which no text has: they become elements after the text has been escaped. */
    static final String MARK = "\uE000";

    static final String END_MARK = "\uE001";

    /** In every language that a text may have, and as it stands in titles. */
    private static final String IN_ANY_LANGUAGE =
            "websearch_to_tsquery('blog_en', %1$s) || websearch_to_tsquery('blog_pt', %1$s)"
                    + " || websearch_to_tsquery('blog_en', unaccent(%1$s)) || websearch_to_tsquery('blog_pt', unaccent(%1$s))"
                    + " || websearch_to_tsquery('blog', %1$s)";

    /** Pages are found as well, so that this is more than {@code listed}; the index is of the same condition. */
    private static final String SEARCH =
            """
            with asked as (
                select %s as query, %s as without
            ), found as (
                select p.id, p.search_words, p.published_at from post p, asked
                where p.state = 'PUBLISHED' and p.visibility = 'PUBLIC' and p.trashed_at is null
                    and p.search_words @@ asked.query and not p.search_words @@ asked.without
                order by p.published_at desc, p.id desc limit 1000
            ), best as (
                select f.id, f.published_at, ts_rank(f.search_words, asked.query) as rank from found f, asked
                order by rank desc, f.published_at desc, f.id desc offset :skip limit :limit
            )
            select p.kind, p.title, p.slug, a.display_name, p.published_at,
                ts_headline(search_configuration(p.language), left(case when p.plain = '' then p.excerpt else p.plain end, 20000),
                    asked.query, 'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "')
            from best b join post p on p.id = b.id join person a on a.id = p.author_id, asked
            order by b.rank desc, b.published_at desc, b.id desc
            """.formatted(IN_ANY_LANGUAGE.formatted(":wanted"), IN_ANY_LANGUAGE.formatted(":unwanted"));

    private List<PostSummary> narrowed(
            String condition, Map<String, Object> parameters, Cursor place, boolean older, int limit) {
        return list(
                "from post p join person a on a.id = p.author_id where p.listed and " + condition
                        + next("p.published_at", "p.id", older) + " limit :limit",
                parameters,
                place,
                limit);
    }

    private static String next(String at, String id, boolean older) {
        return " and (" + at + ", " + id + ") " + (older ? "<" : ">") + " (:at, :id) order by " + order(at, id, older);
    }

    private static String order(String at, String id, boolean older) {
        return older ? at + " desc, " + id + " desc" : at + ", " + id;
    }

    @SuppressWarnings("unchecked")
    private List<PostSummary> list(String query, Map<String, Object> parameters, Cursor place, int limit) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("at", place.at());
        all.put("id", place.id());
        all.put("limit", limit);
        Query list = em.createNativeQuery(COLUMNS + " " + query);
        all.forEach(list::setParameter);
        return ((List<Object[]>) list.getResultList())
                .stream().map(PostListRepository::summary).toList();
    }

    private static PostSummary summary(Object[] row) {
        return new PostSummary(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                instant(row[5]),
                ((Number) row[6]).intValue(),
                (String) row[7],
                (String) row[8],
                (Boolean) row[9],
                (String) row[10]);
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((java.time.OffsetDateTime) value).toInstant();
    }

    private static LocalDate date(Object value) {
        return value instanceof LocalDate date ? date : ((java.sql.Date) value).toLocalDate();
    }

    /** Somebody whose posts are listed. */
    public Optional<AuthorView> author(String username) {
        return em.createQuery(
                        "select new org.travessia.post.control.AuthorView(p.id, p.username, p.displayName, p.bio, p.website, "
                                + "p.avatar) from Person p where lower(p.username) = lower(:username) "
                                + "and exists (select 1 from Post post where post.author = p and post.listed)",
                        AuthorView.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }
}
