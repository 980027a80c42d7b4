package org.travessia.inserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.post.control.Cursor;

/** What tests ask of the database directly. */
@ApplicationScoped
@Transactional
public class Database {

    @PersistenceContext
    EntityManager em;

    void clear() {
        em.createNativeQuery(
                        "truncate post, term, redirect, post_month, person, session, access_token, setup_code, bucket, media, "
                                + "comment, comment_count, comment_moderation, spam_word restart identity cascade")
                .executeUpdate();
    }

    Actor person(String username, Role role) {
        Number id = (Number) em.createNativeQuery("insert into person "
                        + "(username, email, display_name, password_hash, role, created_at) "
                        + "values (:name, :name || '@example.com', :name, '-', :role, now()) returning id")
                .setParameter("name", username)
                .setParameter("role", role.name())
                .getSingleResult();
        return new Actor(id.longValue(), username, role);
    }

    /** Lets Hibernate hold its mapping against the tables; throws where they differ. */
    void validateSchema() {
        SessionFactory factory = em.getEntityManagerFactory().unwrap(SessionFactory.class);
        factory.getSchemaManager().validateMappedObjects();
    }

    /** How many statements some work sends. */
    long statementsOf(Runnable work) {
        Statistics statistics =
                em.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        work.run();
        long after = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        return after - before;
    }

    /** The one number that a query gives. */
    long number(String sql) {
        return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
    }

    /** The stamp of a comment's form that was served a minute ago. */
    String agedStamp(String slug) {
        Object[] row = (Object[]) em.createNativeQuery(
                        "select o.secret, p.id from comment_policy o cross join post p where p.slug = :slug")
                .setParameter("slug", slug)
                .getSingleResult();
        long seconds = Instant.now().getEpochSecond() - 60;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((byte[]) row[0], "HmacSHA256"));
            byte[] hash = mac.doFinal(("form " + row[1] + " " + seconds).getBytes(StandardCharsets.UTF_8));
            return seconds + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something that only happens inside a use case's transaction. */
    void inTransaction(Runnable work) {
        work.run();
    }

    /** What the database says, as text. */
    @SuppressWarnings("unchecked")
    List<Object> values(String query) {
        return em.createNativeQuery(query).getResultList();
    }

    /** Something that only an older program, or nobody, does. */
    void change(String statement) {
        em.createNativeQuery(statement).executeUpdate();
    }

    /** PostgreSQL's plan for a query, with the planner told that the tables are big. */
    @SuppressWarnings("unchecked")
    String explain(String sql) {
        em.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        em.createNativeQuery("set local enable_bitmapscan = off").executeUpdate();
        List<String> plan = em.createNativeQuery("explain " + sql).getResultList();
        return String.join("\n", plan);
    }

    /** PostgreSQL's plan for a page of the home page, with the planner told that the table is big. */
    @SuppressWarnings("unchecked")
    String explainPage(Cursor place) {
        em.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        em.createNativeQuery("set local enable_bitmapscan = off").executeUpdate();
        List<String> plan = em.createNativeQuery("explain select id from post where listed "
                        + "and (published_at, id) < (:at, :id) order by published_at desc, id desc limit 11")
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .getResultList();
        return String.join("\n", plan);
    }
}
