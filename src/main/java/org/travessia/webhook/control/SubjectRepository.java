package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.travessia.post.entity.PostKind;

/** What messages tell of posts and comments: only of those that everybody finds. */
@ApplicationScoped
public class SubjectRepository {

    private static final String PUBLIC = "p.state = 'PUBLISHED' and p.trashed_at is null and p.visibility = 'PUBLIC'";

    @PersistenceContext
    EntityManager em;

    /**
     * A post or page as everybody finds it.
     *
     * @param path not percent-encoded
     * @param summary the one that was written, or the beginning of its text
     */
    record PublicPost(
            long id,
            PostKind kind,
            String path,
            String title,
            String summary,
            String language,
            String author,
            Instant publishedAt,
            Instant updatedAt,
            Optional<String> category,
            List<String> tags) {}

    /**
     * A comment on a post that everybody finds.
     *
     * @param shown whether readers see it: if not, nothing of it is told
     * @param postPath not percent-encoded
     */
    record PublicComment(
            long id,
            boolean shown,
            Optional<Long> parentId,
            String author,
            String html,
            Instant createdAt,
            long postId,
            String postPath,
            String postTitle) {}

    /** By id; one that is not everybody's to find is left out. */
    @SuppressWarnings("unchecked")
    Map<Long, PublicPost> posts(Collection<Long> ids) {
        List<Object[]> rows = em.createNativeQuery("select p.id, p.kind, p.slug, p.title, "
                        + "case when p.summary = '' then p.excerpt else p.summary end as summary, "
                        + "coalesce(p.language, (select s.language from site s where s.id = 1)) as language, "
                        + "a.display_name, p.published_at, p.updated_at, shelf.name, "
                        + "(select string_agg(t.name, chr(10) order by g.position) from post_tag g join term t on t.id = g.term_id "
                        + "where g.post_id = p.id) as tags "
                        + "from post p join person a on a.id = p.author_id left join term shelf on shelf.id = p.category_id "
                        + "where p.id in :ids and " + PUBLIC)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(SubjectRepository::post)
                .collect(Collectors.toMap(PublicPost::id, Function.identity()));
    }

    private static PublicPost post(Object[] row) {
        PostKind kind = PostKind.valueOf((String) row[1]);
        return new PublicPost(
                number(row[0]),
                kind,
                kind.path((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                instant(row[7]),
                instant(row[8]),
                Optional.ofNullable((String) row[9]),
                row[10] == null ? List.of() : List.of(((String) row[10]).split("\n")));
    }

    /** By id; one whose post is not everybody's to find is left out. */
    @SuppressWarnings("unchecked")
    Map<Long, PublicComment> comments(Collection<Long> ids) {
        List<Object[]> rows = em.createNativeQuery(
                        "select c.id, c.status = 'APPROVED' as shown, c.parent_id, c.author_name, "
                                + "c.html, c.created_at, p.id as post, p.slug, p.title, p.kind "
                                + "from comment c join post p on p.id = c.post_id where c.id in :ids and " + PUBLIC)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(SubjectRepository::comment)
                .collect(Collectors.toMap(PublicComment::id, Function.identity()));
    }

    private static PublicComment comment(Object[] row) {
        return new PublicComment(
                number(row[0]),
                (Boolean) row[1],
                Optional.ofNullable(row[2]).map(SubjectRepository::number),
                (String) row[3],
                (String) row[4],
                instant(row[5]),
                number(row[6]),
                PostKind.valueOf((String) row[9]).path((String) row[7]),
                (String) row[8]);
    }

    /** Hibernate gives a native query's times as one or the other. */
    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
