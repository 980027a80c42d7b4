package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.travessia.account.entity.Person;
import org.travessia.post.entity.Post;
import org.travessia.post.entity.Slug;

/** Posts in PostgreSQL. Lists come as records, by keyset, so that they cost the same at any depth. */
@ApplicationScoped
public class PostRepository {

    private static final String SUMMARY = "select new org.travessia.post.control.PostSummary("
            + "p.id, p.title, p.slug.text, p.excerpt, a.displayName, p.publishedAt, p.wordCount) "
            + "from Post p join p.author a where p.status = PUBLISHED ";

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

    public Optional<Post> byId(long id) {
        return Optional.ofNullable(em.find(Post.class, id));
    }

    /** The post, which nobody else can change until this transaction ends. */
    public Optional<Post> forChange(long id) {
        return Optional.ofNullable(em.find(Post.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The post with its author, in one statement. */
    public Optional<Post> bySlug(String slug) {
        return em.createQuery("select p from Post p join fetch p.author where p.slug.text = :slug", Post.class)
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

    /** Published posts with their whole text, newest first, for feeds. */
    public List<PublishedPost> newest(int limit) {
        return em.createQuery(
                        "select new org.travessia.post.control.PublishedPost(p.title, p.slug.text, p.html, p.excerpt, "
                                + "a.displayName, p.publishedAt, p.updatedAt) from Post p join p.author a "
                                + "where p.status = PUBLISHED order by p.publishedAt desc, p.id desc",
                        PublishedPost.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Every published post's address and last change, newest first, without holding them all in memory. */
    public void eachPublished(int skip, int limit, Consumer<PostAddress> visit) {
        TypedQuery<PostAddress> query = em.createQuery(
                        "select new org.travessia.post.control.PostAddress(p.slug.text, p.updatedAt) from Post p "
                                + "where p.status = PUBLISHED order by p.publishedAt desc, p.id desc",
                        PostAddress.class)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .setHint("org.hibernate.fetchSize", 500);
        try (Stream<PostAddress> addresses = query.getResultStream()) {
            addresses.forEach(visit);
        }
    }

    public long countPublished() {
        return em.createQuery("select count(p) from Post p where p.status = PUBLISHED", Long.class)
                .getSingleResult();
    }

    /** Posts of the administration's list next to a place, as {@link #published}, in the order of their last change. */
    public List<PostRow> rows(PostFilter filter, Cursor place, boolean older, int limit) {
        StringBuilder query = new StringBuilder("select new org.travessia.post.control.PostRow("
                + "p.id, p.title, p.slug.text, p.status, a.displayName, p.publishedAt, p.updatedAt, p.version) "
                + "from Post p join p.author a where (p.updatedAt, p.id) " + (older ? "<" : ">") + " (:at, :id)");
        filter.status().ifPresent(status -> query.append(" and p.status = :status"));
        filter.changedSince().ifPresent(since -> query.append(" and p.updatedAt >= :since"));
        filter.authorId().ifPresent(author -> query.append(" and a.id = :author"));
        filter.words()
                .ifPresent(words -> query.append(
                        " and cast(sql('(search @@ to_tsquery(''blog'', ?))', :words) as Boolean) = true"));
        query.append(older ? " order by p.updatedAt desc, p.id desc" : " order by p.updatedAt, p.id");
        TypedQuery<PostRow> rows = em.createQuery(query.toString(), PostRow.class)
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setMaxResults(limit);
        filter.status().ifPresent(status -> rows.setParameter("status", status));
        filter.changedSince().ifPresent(since -> rows.setParameter("since", since));
        filter.authorId().ifPresent(author -> rows.setParameter("author", author));
        filter.words().ifPresent(words -> rows.setParameter("words", words));
        return rows.getResultList();
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
