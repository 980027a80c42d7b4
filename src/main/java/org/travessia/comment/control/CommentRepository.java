package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.travessia.comment.entity.Comment;
import org.travessia.comment.entity.CommentStatus;

/** Comments in PostgreSQL. Whatever a reader asks for is one statement, and costs the same however many comments there are. */
@ApplicationScoped
public class CommentRepository {

    /** Posts that whoever has the address may read: their comments may be read there, too. */
    private static final String READABLE = "p.kind = 'POST' and p.state = 'PUBLISHED' and p.trashed_at is null "
            + "and p.visibility in ('PUBLIC', 'UNLISTED')";

    /** Posts that are listed: their comments are in feeds, too. */
    private static final String LISTED = "p.listed";

    /** Whether the writer lets a post be commented on. */
    private static final String LEFT_OPEN = "p.comments_open";

    private static final String POLICY = "o.mode, o.close_after_days, o.max_links, o.most_at_once, o.words, o.version";

    /** How many comments stand before the one asked for by its number, for the sake of what it answers to. */
    private static final int BEFORE = 20;

    @PersistenceContext
    EntityManager em;

    /** Saves a new comment at once, so that it has its id. */
    Comment add(Comment comment) {
        em.persist(comment);
        em.flush();
        return comment;
    }

    /** Writes changes now, so that the version is the one after them. */
    void flush() {
        em.flush();
    }

    /** Until this transaction ends, no other one adds comments to the post: the same one twice at once is then seen. */
    void lockPost(long postId) {
        em.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('comment'), cast(:post % 2147483647 as integer))")
                .setParameter("post", postId)
                .getSingleResult();
    }

    boolean said(long postId, byte[] fingerprint) {
        return !em.createQuery(
                        "select 1 from Comment c where c.postId = :post and c.fingerprint = :fingerprint",
                        Integer.class)
                .setParameter("post", postId)
                .setParameter("fingerprint", fingerprint)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The ids of a post's comments by their fingerprints in hexadecimal, of those that have one. */
    @SuppressWarnings("unchecked")
    Map<String, Long> fingerprints(long postId) {
        List<Object[]> rows = em.createNativeQuery(
                        "select encode(fingerprint, 'hex'), id from comment where post_id = :post and fingerprint is not null")
                .setParameter("post", postId)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    /** Whether a comment that came from this browser under this address was approved. */
    boolean known(byte[] browserHash, String email) {
        return !em.createQuery(
                        "select 1 from Comment c where c.browserHash = :browser and c.status = APPROVED "
                                + "and lower(c.authorEmail) = lower(:email)",
                        Integer.class)
                .setParameter("browser", browserHash)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Optional<Comment> forChange(long id) {
        return Optional.ofNullable(em.find(Comment.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of some ids that there are, which nobody else can change until this transaction ends. */
    List<Comment> forChange(List<Long> ids) {
        return em.createQuery("select c from Comment c where c.id in :ids order by c.id", Comment.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Leaves nothing in a signed-in person's comments that tells who it was. */
    void forget(long personId, String name) {
        em.createNativeQuery(
                        "update comment set person_id = null, author_name = :name, author_email = null, author_site = null, "
                                + "wants_replies = false, address_hash = null, browser_hash = null, user_agent = '', "
                                + "version = version + 1 where person_id = :person")
                .setParameter("name", name)
                .setParameter("person", personId)
                .executeUpdate();
    }

    void remove(Comment comment) {
        em.remove(comment);
    }

    /** Removes some of the spam and trash that nobody wanted back since a time. */
    void sweep(Instant before, int most) {
        em.createNativeQuery(
                        "delete from comment where id in (select id from comment where status in ('SPAM', 'TRASH') "
                                + "and decided_at < :before order by decided_at limit :most for update skip locked)")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    /**
     * What is to be known of a post and the policy before somebody comments, in one statement.
     *
     * @param parentId the comment to be answered to; 0 for none
     */
    @SuppressWarnings("unchecked")
    Optional<Target> target(String slug, long parentId) {
        List<Object[]> rows = em.createNativeQuery("select p.id as post, p.title, p.author_id, p.published_at, "
                        + LEFT_OPEN
                        + " as left_open, " + POLICY + ", o.secret, o.spam_learned, o.ham_learned, c.id as parent, "
                        + "c.author_name, c.html, c.created_at "
                        + "from post p cross join comment_policy o "
                        + "left join comment c on c.id = :parent and c.post_id = p.id and c.status = 'APPROVED' "
                        + "where p.slug = :slug and " + READABLE)
                .setParameter("slug", slug)
                .setParameter("parent", parentId)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Target(
                        number(row[0]),
                        slug,
                        (String) row[1],
                        number(row[2]),
                        instant(row[3]),
                        (Boolean) row[4],
                        PolicyRepository.policy(row, 5),
                        (byte[]) row[11],
                        (int) number(row[12]),
                        (int) number(row[13]),
                        row[14] == null
                                ? Optional.empty()
                                : Optional.of(new Invitation.Parent(
                                        number(row[14]), (String) row[15], (String) row[16], instant(row[17])))));
    }

    /**
     * Who is told of a comment by mail: the post's author, and of one that waits everybody who looks after all comments. Never who
     * wrote it, nor who wishes for none, nor a contributor of one that only others may see.
     */
    @SuppressWarnings("unchecked")
    List<Told> told(long postId, boolean waiting, long writerId, int most) {
        List<Object[]> rows = em.createNativeQuery("select p.title, p.slug, who.email, who.id = p.author_id as author "
                        + "from post p join person who on who.comment_mail and who.state = 'ACTIVE' and who.id <> :writer "
                        + "and (who.id = p.author_id and (not :waiting or who.role <> 'CONTRIBUTOR') "
                        + "or :waiting and who.role in ('EDITOR', 'ADMINISTRATOR')) "
                        + "where p.id = :post order by author desc, who.id limit :most")
                .setParameter("post", postId)
                .setParameter("waiting", waiting)
                .setParameter("writer", writerId)
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(row -> new Told((String) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
    }

    /**
     * Somebody who is told of a comment.
     *
     * @param author whether the post is theirs
     */
    record Told(String postTitle, String postSlug, String email, boolean author) {}

    /** A post that may be commented on, and what the policy says. */
    record Target(
            long postId,
            String slug,
            String title,
            long postAuthorId,
            Instant publishedAt,
            boolean leftOpen,
            Policy policy,
            byte[] secret,
            int spamLearned,
            int hamLearned,
            Optional<Invitation.Parent> parent) {

        boolean open(Instant now) {
            return leftOpen && policy.open(publishedAt, now);
        }
    }

    /**
     * A page of a post's comments, in one statement.
     *
     * @param from the path of the first one; empty for the beginning
     * @param commentId the comment that must be on the page; 0 for none, and wins over {@code from}
     */
    @SuppressWarnings("unchecked")
    Optional<Discussion> discussion(long postId, String from, long commentId, int size, Instant now) {
        String shown = " from comment x where x.post_id = p.id and x.status = 'APPROVED' ";
        List<Object[]> rows = em.createNativeQuery("select p.slug, p.published_at, " + LEFT_OPEN + " as left_open, "
                        + POLICY + ", coalesce(n.approved, 0) as total, "
                        // The first path of the page before this one.
                        + "(select min(y.path) from (select x.path" + shown
                        + "and x.path < place.path order by x.path desc limit :size) y) as earlier, "
                        + "c.id as comment, c.path, above.id as parent, coalesce(poster.display_name, above.author_name) "
                        + "as parent_name, c.depth > 0 as answer, coalesce(who.display_name, c.author_name) as author, "
                        + "c.author_site, c.html, c.created_at, c.person_id = p.author_id as by_author "
                        + "from post p cross join comment_policy o left join comment_count n on n.post_id = p.id "
                        + "cross join lateral (select coalesce((select min(y.path) from (select x.path" + shown
                        + "and x.path <= (select t.path from comment t where t.id = :comment and t.post_id = p.id "
                        + "and t.status = 'APPROVED') order by x.path desc limit :before) y), :from) as path) place "
                        + "left join lateral (select x.*" + shown
                        + "and x.path >= place.path order by x.path limit :more) c on true "
                        + "left join comment above on above.id = c.parent_id and above.status = 'APPROVED' "
                        + "left join person poster on poster.id = above.person_id "
                        + "left join person who on who.id = c.person_id "
                        + "where p.id = :post and " + READABLE + " order by c.path")
                .setParameter("post", postId)
                .setParameter("from", from)
                .setParameter("comment", commentId)
                .setParameter("before", BEFORE)
                .setParameter("size", size)
                .setParameter("more", size + 1)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] head = rows.get(0);
        boolean further = rows.size() > size;
        List<CommentView> comments = rows.stream()
                .limit(size)
                .filter(row -> row[11] != null)
                .map(CommentRepository::view)
                .toList();
        return Optional.of(new Discussion(
                postId,
                (String) head[0],
                (int) number(head[9]),
                (Boolean) head[2] && PolicyRepository.policy(head, 3).open(instant(head[1]), now),
                comments,
                Optional.ofNullable((String) head[10]),
                further ? Optional.of((String) rows.get(size)[12]) : Optional.empty()));
    }

    private static CommentView view(Object[] row) {
        return new CommentView(
                number(row[11]),
                (String) row[12],
                Optional.ofNullable((Number) row[13]).map(Number::longValue),
                Optional.ofNullable((String) row[14]),
                (Boolean) row[15],
                (String) row[16],
                Optional.ofNullable((String) row[17]),
                (String) row[18],
                instant(row[19]),
                Boolean.TRUE.equals(row[20]));
    }

    /** The newest approved comments on public posts. */
    List<PublicComment> newest(int limit) {
        return published(
                em.createNativeQuery(PUBLISHED + "where c.status = 'APPROVED' and " + LISTED + " order by c.id desc")
                        .setMaxResults(limit));
    }

    /** The newest approved comments on one public post; empty if there is no such post. */
    Optional<List<PublicComment>> newestOf(String slug, int limit) {
        boolean there = !em.createNativeQuery("select 1 from post p where p.slug = :slug and " + LISTED)
                .setParameter("slug", slug)
                .getResultList()
                .isEmpty();
        return there
                ? Optional.of(
                        published(em.createNativeQuery(PUBLISHED + "where c.status = 'APPROVED' and p.slug = :slug and "
                                        + LISTED + " order by c.id desc")
                                .setParameter("slug", slug)
                                .setMaxResults(limit)))
                : Optional.empty();
    }

    /** Whether a post that everybody found lies in the trash. */
    boolean gone(String slug) {
        return !em.createNativeQuery(
                        "select 1 from post p where p.slug = :slug and p.kind = 'POST' and p.state = 'PUBLISHED' "
                                + "and p.visibility = 'PUBLIC' and p.trashed_at is not null")
                .setParameter("slug", slug)
                .getResultList()
                .isEmpty();
    }

    private static final String PUBLISHED =
            "select c.id, p.title, p.slug, coalesce(who.display_name, c.author_name) as author, "
                    + "c.html, c.created_at, coalesce(c.edited_at, c.created_at) as changed_at, c.feed_id from comment c join post p on p.id = c.post_id "
                    + "left join person who on who.id = c.person_id ";

    @SuppressWarnings("unchecked")
    private static List<PublicComment> published(Query query) {
        List<Object[]> rows = query.getResultList();
        return rows.stream()
                .map(row -> new PublicComment(
                        number(row[0]),
                        (UUID) row[7],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        instant(row[5]),
                        instant(row[6])))
                .toList();
    }

    /** Comments of the queue next to a place: older ones from there on, newest first; or newer ones, oldest first. */
    @SuppressWarnings("unchecked")
    List<CommentRow> rows(CommentFilter filter, long place, boolean older, int limit) {
        StringBuilder sql = new StringBuilder(ROW + "where c.id " + (older ? "<" : ">") + " :place");
        filter.status().ifPresent(status -> sql.append(" and c.status = :status"));
        filter.postAuthorId().ifPresent(author -> sql.append(" and c.post_author_id = :author"));
        filter.words().ifPresent(words -> sql.append(" and c.search @@ to_tsquery('blog', :words)"));
        Query query = em.createNativeQuery(sql.append(older ? " order by c.id desc" : " order by c.id")
                        .toString())
                .setParameter("place", place)
                .setMaxResults(limit);
        filter.status().ifPresent(status -> query.setParameter("status", status.name()));
        filter.postAuthorId().ifPresent(author -> query.setParameter("author", author));
        filter.words().ifPresent(words -> query.setParameter("words", words));
        List<Object[]> rows = query.getResultList();
        return new ArrayList<>(rows.stream().map(CommentRepository::row).toList());
    }

    /** One comment as moderators see it. */
    @SuppressWarnings("unchecked")
    Optional<CommentRow> row(long id, Optional<Long> postAuthorId) {
        Query query = em.createNativeQuery(
                        ROW + "where c.id = :id" + (postAuthorId.isPresent() ? " and c.post_author_id = :author" : ""))
                .setParameter("id", id);
        postAuthorId.ifPresent(author -> query.setParameter("author", author));
        List<Object[]> rows = query.getResultList();
        return rows.stream().findFirst().map(CommentRepository::row);
    }

    private static final String ROW =
            "select c.id, p.title, p.slug, c.status, above.author_name as parent_name, c.author_name, "
                    + "c.author_email, c.author_site, c.person_id is not null as person, c.markdown, c.html, c.created_at, c.edited_at, "
                    + "c.user_agent, c.reasons, coalesce(c.spam_score, 0) as score, c.version from comment c join post p on p.id = c.post_id "
                    + "left join comment above on above.id = c.parent_id ";

    private static CommentRow row(Object[] row) {
        return new CommentRow(
                number(row[0]),
                (String) row[1],
                (String) row[2],
                CommentStatus.valueOf((String) row[3]),
                Optional.ofNullable((String) row[4]),
                (String) row[5],
                Optional.ofNullable((String) row[6]),
                Optional.ofNullable((String) row[7]),
                (Boolean) row[8],
                (String) row[9],
                (String) row[10],
                instant(row[11]),
                Optional.ofNullable(row[12]).map(CommentRepository::instant),
                (String) row[13],
                Arrays.stream(((String) row[14]).split(" "))
                        .filter(reason -> !reason.isEmpty())
                        .toList(),
                Math.round(((Number) row[15]).floatValue() * 100),
                (int) number(row[16]));
    }

    /** Counts no further than {@link CommentCounts#MOST}, so that a million comments cost no more than a hundred. */
    CommentCounts counts(Optional<Long> postAuthorId) {
        String one = "(select count(*) from (select 1 from comment c where c.status = '%s'"
                + (postAuthorId.isPresent() ? " and c.post_author_id = :author" : "") + " limit " + CommentCounts.MOST
                + ") counted)";
        Query query = em.createNativeQuery(
                "select " + one.formatted("WAITING") + " as waiting, " + one.formatted("APPROVED") + " as approved, "
                        + one.formatted("SPAM") + " as spam, " + one.formatted("TRASH") + " as trash");
        postAuthorId.ifPresent(author -> query.setParameter("author", author));
        Object[] row = (Object[]) query.getSingleResult();
        return new CommentCounts(
                (int) number(row[0]), (int) number(row[1]), (int) number(row[2]), (int) number(row[3]));
    }

    /** Hibernate gives a native query's times as one or the other. */
    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
