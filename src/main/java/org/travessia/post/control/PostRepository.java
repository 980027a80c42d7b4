package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.travessia.account.entity.Person;
import org.travessia.media.control.ShowMedia;
import org.travessia.platform.Slug;
import org.travessia.post.control.Surroundings.Neighbour;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Revision;
import org.travessia.post.entity.Visibility;

/** Posts in PostgreSQL. Lists come as records, by keyset, so that they cost the same at any depth. */
@ApplicationScoped
public class PostRepository {

    private static final String SUMMARY = "select new org.travessia.post.control.PostSummary("
            + "p.id, p.title, p.slug.text, case when p.summary = '' then p.excerpt else p.summary end, a.displayName, "
            + "p.publishedAt, p.wordCount, a.username, p.featureHtml, p.pinned, p.language) "
            + "from Post p join p.author a where p.listed ";

    /**
     * Related are those that share most tags, of the 50 newest under each of the post's tags and the 10 newest on its shelf:
     * what was last written about a subject is what a reader of it wants, and nothing grows with the blog.
     */
    private static final String AROUND = """
            (select 'tag' as what, t.name, '/tags/' || t.slug, null, g.position as place
                from post_tag g join term t on t.id = g.term_id where g.post_id = :id)
            union all
            (select 'previous', title, '/posts/' || slug, language, 0 from post
                where listed and (published_at, id) < (:at, :id) order by published_at desc, id desc limit 1)
            union all
            (select 'next', title, '/posts/' || slug, language, 0 from post
                where listed and (published_at, id) > (:at, :id) order by published_at, id limit 1)
            union all
            (select 'related', p.title, '/posts/' || p.slug, p.language, (row_number() over (order by c.weight desc, p.published_at desc, p.id desc))::integer
                from (
                    select post_id, sum(weight) as weight from (
                        (select near.post_id, 2 as weight from post_tag mine cross join lateral (
                            select post_id from post_tag other
                            where other.term_id = mine.term_id and other.listed_at is not null and other.post_id <> :id
                            order by other.listed_at desc, other.post_id desc limit 50) near
                            where mine.post_id = :id)
                        union all
                        (select near.id, 1 from post own cross join lateral (
                            select id from post other
                            where other.category_id = own.category_id and other.listed and other.id <> :id
                            order by other.published_at desc, other.id desc limit 10) near
                            where own.id = :id and own.category_id is not null)
                    ) candidate group by post_id order by weight desc, post_id desc limit 3
                ) c join post p on p.id = c.post_id where p.listed)
            union all
            (select 'translation', other.title, case other.kind when 'PAGE' then '/' else '/posts/' end || other.slug, other.language, 0
                from post own join post other on other.translation_group = own.translation_group and other.id <> own.id
                where own.id = :id and other.state = 'PUBLISHED' and other.visibility = 'PUBLIC' and other.trashed_at is null limit 20)
            union all
            (select 'portrait', i.file_name, coalesce(v.variant_hash, i.hash), vm.content_type, v.width
                from media_item i join media m on m.hash = i.hash and m.width is not null
                left join lateral (select variant_hash, width from media_variant narrow where narrow.hash = i.hash
                    order by width limit 1) v on true
                left join media vm on vm.hash = v.variant_hash
                where i.ref = :portrait)
            union all
            (select 'caption', i.caption, '', null, 0 from media_item i where i.ref = :image and i.caption <> '')
            order by what, place
            """;

    private static final String ROW = "select new org.travessia.post.control.PostRow("
            + "p.id, p.title, p.slug.text, p.status, a.displayName, p.publishedAt, p.updatedAt, p.version, p.kind, "
            + "p.visibility, p.scheduledAt, p.trashedAt, p.createdAt) from Post p join p.author a ";

    /** Looked up first, once, so that the index of that person's posts serves. */
    private static final String AUTHOR = "select who.id from Person who where lower(who.username) = lower(:username)";

    /** Of one person's, or of all where it is 0. */
    private static final String COUNTS = """
            select (select count(*) from (select 1 from post
                        where state = 'DRAFT' and trashed_at is null and (:author = 0 or author_id = :author) limit :most) d),
                   (select count(*) from (select 1 from post
                        where state = 'SCHEDULED' and trashed_at is null and (:author = 0 or author_id = :author) limit :most) s)
            """;

    @PersistenceContext
    EntityManager em;

    /** Saves a new post at once, so that it has its id. */
    public Post add(Post post) {
        em.persist(post);
        em.flush();
        return post;
    }

    public void remove(Post post) {
        em.remove(post);
    }

    /** Writes changes now, so that the version is the one after them. */
    public void flush() {
        em.flush();
    }

    /** Puts what a renderer makes of the same text in its place; the post is locked, and that is no change of it. */
    public void showAs(long id, Post.Text text, String featureHtml) {
        em.createQuery(
                        "update Post p set p.html = :html, p.excerpt = :excerpt, p.plain = :plain, p.contents = :contents, "
                                + "p.wordCount = :words, p.rendererVersion = :renderer, p.featureHtml = :feature where p.id = :id")
                .setParameter("html", text.html())
                .setParameter("excerpt", text.excerpt())
                .setParameter("plain", text.plain())
                .setParameter("contents", text.contents())
                .setParameter("words", text.wordCount())
                .setParameter("renderer", text.rendererVersion())
                .setParameter("feature", featureHtml)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Puts other HTML of the same text in its place, unless the post was changed since; that is no change of the post. */
    public void showAs(long id, int version, String html, String featureHtml) {
        em.createQuery(
                        "update Post p set p.html = :html, p.featureHtml = :feature where p.id = :id and p.version = :version")
                .setParameter("html", html)
                .setParameter("feature", featureHtml)
                .setParameter("id", id)
                .setParameter("version", version)
                .executeUpdate();
    }

    /** Posts that show an image, by their ids and in their order, after one of them. */
    public List<Long> withImages(long after, int limit) {
        return em.createQuery(
                        "select p.id from Post p where p.id > :after and (p.featureImage is not null or p.html like '%<img %')"
                                + " order by p.id",
                        Long.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    public Optional<Post> byId(long id) {
        return Optional.ofNullable(em.find(Post.class, id));
    }

    /** The post, which nobody else can change until this transaction ends. */
    public Optional<Post> forChange(long id) {
        return Optional.ofNullable(em.find(Post.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Posts with their tags, which nobody else can change until this transaction ends; locked in one order, so that two of these wait
     * for each other and do not stop each other.
     */
    public List<Post> forChange(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        em.createQuery("select p from Post p where p.id in :ids order by p.id", Post.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return em.createQuery(
                        "select distinct p from Post p join fetch p.author left join fetch p.tags where p.id in :ids order by p.id",
                        Post.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Posts with their authors. */
    public List<Post> byIds(Collection<Long> ids) {
        return em.createQuery(
                        "select p from Post p join fetch p.author where p.id in :ids order by p.title, p.id",
                        Post.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The post with its author, in one statement. */
    public Optional<Post> bySlug(String slug) {
        return em.createQuery(
                        "select p from Post p join fetch p.author left join fetch p.category where p.slug.text = :slug",
                        Post.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /** The post that an import made of this file. */
    public Optional<Post> bySource(String source) {
        return em.createQuery("select p from Post p where p.source = :source", Post.class)
                .setParameter("source", source)
                .getResultStream()
                .findFirst();
    }

    /**
     * A person who writes.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public Person author(long id) {
        return Optional.ofNullable(em.find(Person.class, id))
                .orElseThrow(() -> new IllegalArgumentException("no person " + id));
    }

    /** Published posts next to a place: older ones, newest first; or newer ones, the nearest first, that is oldest first. */
    public List<PostSummary> published(Cursor place, boolean older, int limit) {
        String next = older
                ? "and (p.publishedAt, p.id) < (:at, :id) order by p.publishedAt desc, p.id desc"
                : "and (p.publishedAt, p.id) > (:at, :id) order by p.publishedAt, p.id";
        return em.createQuery(SUMMARY + next, PostSummary.class)
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Pages that everybody finds: those of the menu in its order, then by title. */
    public List<PublicPage> pages(int limit) {
        return em.createQuery(
                        "select new org.travessia.post.control.PublicPage(p.title, p.slug.text, "
                                + "case when p.summary = '' then p.excerpt else p.summary end) from Post p "
                                + "where p.kind = :page and p.status = :published and p.visibility = :public "
                                + "and p.trashedAt is null order by p.menuOrder nulls last, p.title, p.id",
                        PublicPage.class)
                .setParameter("page", PostKind.PAGE)
                .setParameter("published", PostStatus.PUBLISHED)
                .setParameter("public", Visibility.PUBLIC)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many everybody finds: the sum over the months, however many they are. */
    public long countPublished() {
        return ((Number) em.createNativeQuery("select coalesce(sum(posts), 0) from post_month")
                        .getSingleResult())
                .longValue();
    }

    public Revision add(Revision revision) {
        em.persist(revision);
        return revision;
    }

    /** The number that the next revision of a post gets; only while the post is locked for change. */
    public int nextRevision(Post post) {
        return em.createQuery(
                        "select coalesce(max(r.number), 0) + 1 from Revision r where r.post = :post", Integer.class)
                .setParameter("post", post)
                .getSingleResult();
    }

    public Optional<Revision> revision(long postId, int number) {
        return em.createQuery("select r from Revision r where r.post.id = :post and r.number = :number", Revision.class)
                .setParameter("post", postId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** A post's revisions without their texts, newest first. */
    public List<RevisionView.Entry> revisions(long postId, int limit) {
        return em.createQuery(
                        "select new org.travessia.post.control.RevisionView$Entry(r.number, r.savedAt, "
                                + "coalesce(e.displayName, ''), r.title) from Revision r left join r.editor e "
                                + "where r.post.id = :post order by r.number desc",
                        RevisionView.Entry.class)
                .setParameter("post", postId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What is scheduled for a time that has come and no other transaction is at, locked. */
    public List<Post> due(Instant now, int limit) {
        return taken(
                "state = 'SCHEDULED' and trashed_at is null and scheduled_at <= :now order by scheduled_at",
                now,
                limit);
    }

    /** What somebody wrote, locked. */
    List<Post> by(long authorId, int limit) {
        return em.createQuery("select p from Post p where p.author.id = :author order by p.id", Post.class)
                .setParameter("author", authorId)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** How much somebody wrote, of any kind and state. */
    long countBy(long authorId) {
        return em.createQuery("select count(p) from Post p where p.author.id = :author", Long.class)
                .setParameter("author", authorId)
                .getSingleResult();
    }

    /** Makes what somebody wrote somebody else's. */
    void give(long fromId, long toId) {
        em.createQuery("update versioned Post p set p.author = :to where p.author.id = :from")
                .setParameter("to", em.getReference(Person.class, toId))
                .setParameter("from", fromId)
                .executeUpdate();
    }

    /** What went to the trash before a time and no other transaction is at, locked. */
    public List<Post> trashedBefore(Instant time, int limit) {
        return taken("trashed_at < :now order by trashed_at", time, limit);
    }

    @SuppressWarnings("unchecked")
    private List<Post> taken(String condition, Instant now, int limit) {
        return em.createNativeQuery(
                        "select * from post where " + condition + " limit :limit for update skip locked", Post.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Posts whose HTML an older renderer made and no other transaction is at, locked. */
    @SuppressWarnings("unchecked")
    public List<Post> renderedBefore(int version, int limit) {
        return em.createNativeQuery(
                        "select * from post where renderer_version < :version order by renderer_version, id"
                                + " limit :limit for update skip locked",
                        Post.class)
                .setParameter("version", version)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The slug of the oldest other post of a post's translations. */
    public Optional<String> translationOf(Post post) {
        return em.createQuery(
                        "select p.slug.text from Post p where p.translationGroup = :group and p <> :but order by p.id",
                        String.class)
                .setParameter("group", post.translationGroup().orElseThrow())
                .setParameter("but", post)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether a post of this group of translations has this language; no language is the site's own. */
    public boolean translated(UUID group, Optional<String> language, Optional<Long> but) {
        return em.createQuery(
                        "select count(p) > 0 from Post p where p.translationGroup = :group and p.id <> :but"
                                + " and coalesce(p.language, '') = :language",
                        Boolean.class)
                .setParameter("group", group)
                .setParameter("but", but.orElse(0L))
                .setParameter("language", language.orElse(""))
                .getSingleResult();
    }

    /**
     * Tags, neighbours, related posts, translations, its author's portrait and its image's caption, in one statement whose cost does not grow
     * with the blog.
     */
    @SuppressWarnings("unchecked")
    public Surroundings around(PostView post) {
        Instant at = post.publishedAt().orElse(Instant.EPOCH);
        List<Object[]> rows = em.createNativeQuery(AROUND)
                .setParameter("id", post.id())
                .setParameter("at", at)
                .setParameter(
                        "portrait", post.authorAvatar().flatMap(ShowMedia::ref).orElse(""))
                .setParameter(
                        "image", post.featureImage().flatMap(ShowMedia::ref).orElse(""))
                .getResultList();
        Function<String, List<Neighbour>> of = what -> rows.stream()
                .filter(row -> row[0].equals(what))
                .map(row -> new Neighbour((String) row[1], (String) row[2], row[3] == null ? "" : (String) row[3]))
                .toList();
        return new Surroundings(
                of.apply("tag"),
                of.apply("previous").stream().findFirst(),
                of.apply("next").stream().findFirst(),
                of.apply("related"),
                of.apply("translation"),
                first(rows, "portrait")
                        .map(row -> ShowMedia.thumbnail(
                                (String) row[1], (String) row[2], (String) row[3], (Integer) row[4]))
                        .or(() -> post.authorAvatar().filter(address -> !address.startsWith("/media/"))),
                first(rows, "caption").map(row -> (String) row[1]));
    }

    private static Optional<Object[]> first(List<Object[]> rows, String what) {
        return rows.stream().filter(row -> row[0].equals(what)).findFirst();
    }

    /**
     * Posts of the administration's list next to a place.
     *
     * @param forward those behind it, in the list's order; else those before it, in the opposite one
     */
    public List<PostRow> rows(PostFilter filter, PostOrder order, Cursor place, boolean forward, int limit) {
        Optional<String> next = order.next(place, forward);
        StringBuilder query =
                new StringBuilder(ROW).append("where p.trashedAt is ").append(filter.trashed() ? "not null" : "null");
        next.ifPresent(behind -> query.append(" and ").append(behind));
        filter.kind().ifPresent(kind -> query.append(" and p.kind = :kind"));
        filter.status().ifPresent(status -> query.append(" and p.status = :status"));
        filter.changedSince().ifPresent(since -> query.append(" and p.updatedAt >= :since"));
        filter.authorId().ifPresent(author -> query.append(" and a.id = :author"));
        filter.author().ifPresent(author -> query.append(" and a.id = (" + AUTHOR + ")"));
        filter.words()
                .ifPresent(words -> query.append(
                        " and cast(sql('(search @@ to_tsquery(''blog'', ?))', :words) as Boolean) = true"));
        query.append(order.by(forward));
        TypedQuery<PostRow> rows =
                em.createQuery(query.toString(), PostRow.class).setMaxResults(limit);
        if (next.isPresent()) {
            rows.setParameter("id", place.id());
            if (order.byTitle()) {
                rows.setParameter("title", place.title());
            } else {
                rows.setParameter("at", place.at());
            }
        }
        filter.kind().ifPresent(kind -> rows.setParameter("kind", kind));
        filter.status().ifPresent(status -> rows.setParameter("status", status));
        filter.changedSince().ifPresent(since -> rows.setParameter("since", since));
        filter.authorId().ifPresent(author -> rows.setParameter("author", author));
        filter.author().ifPresent(author -> rows.setParameter("username", author));
        filter.words().ifPresent(words -> rows.setParameter("words", words));
        return rows.getResultList();
    }

    /** Who has written a post or a page, by name; of very many only the first. */
    public List<ListPosts.Author> authors(int limit) {
        return em.createQuery(
                        "select new org.travessia.post.control.ListPosts$Author(a.username, a.displayName) from Person a "
                                + "where exists (select 1 from Post p where p.author = a) order by lower(a.displayName), a.id",
                        ListPosts.Author.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What publishes itself next, of one person's posts or of all. */
    public List<PostRow> nextScheduled(Optional<Long> authorId, int limit) {
        TypedQuery<PostRow> rows = em.createQuery(
                        ROW + "where p.status = SCHEDULED and p.trashedAt is null"
                                + (authorId.isPresent() ? " and a.id = :author" : "") + " order by p.scheduledAt, p.id",
                        PostRow.class)
                .setMaxResults(limit);
        authorId.ifPresent(author -> rows.setParameter("author", author));
        return rows.getResultList();
    }

    /** How many drafts and scheduled posts there are, of one person's or of all; nobody counts further than {@code most}. */
    public ListPosts.Counts counts(Optional<Long> authorId, int most) {
        Object[] row = (Object[]) em.createNativeQuery(COUNTS)
                .setParameter("author", authorId.orElse(0L))
                .setParameter("most", most)
                .getSingleResult();
        return new ListPosts.Counts(((Number) row[0]).intValue(), ((Number) row[1]).intValue());
    }

    /** Until this transaction ends, no other one gives slugs: two posts of one title then get two slugs. */
    public void lockSlugs() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('post.slug'))")
                .getSingleResult();
    }

    public boolean slugTaken(Slug slug) {
        return em.createQuery("select count(p) > 0 from Post p where p.slug.text = :slug", Boolean.class)
                .setParameter("slug", slug.toString())
                .getSingleResult();
    }

    /** The slug itself, or the first numbered one that no post has. */
    public Slug firstFree(Slug wanted) {
        Set<String> taken = new HashSet<>(em.createQuery(
                        "select p.slug.text from Post p where p.slug.text = :slug or p.slug.text like :numbered escape '\\'",
                        String.class)
                .setParameter("slug", wanted.toString())
                .setParameter(
                        "numbered",
                        wanted.toString()
                                        .substring(0, Math.min(wanted.toString().length(), 90)) + "%")
                .getResultList());
        Slug candidate = wanted;
        for (int number = 2; taken.contains(candidate.toString()); number++) {
            candidate = wanted.numbered(number);
        }
        return candidate;
    }
}
