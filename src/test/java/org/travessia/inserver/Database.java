package org.travessia.inserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
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
                        "truncate post, person, session, access_token, setup_code, bucket, media restart identity cascade")
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

    /** PostgreSQL's plan for a page of the home page, with the planner told that the table is big. */
    @SuppressWarnings("unchecked")
    String explainPage(Cursor place) {
        em.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        List<String> plan = em.createNativeQuery("explain select id from post where status = 'PUBLISHED' "
                        + "and (published_at, id) < (:at, :id) order by published_at desc, id desc limit 11")
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .getResultList();
        return String.join("\n", plan);
    }
}
