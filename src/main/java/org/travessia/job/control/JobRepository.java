package org.travessia.job.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** The table {@code scheduled_tasks}, which is db-scheduler's: read only. */
@ApplicationScoped
public class JobRepository {

    @PersistenceContext
    EntityManager em;

    /** Those that fail, the last failure first. */
    public List<FailingJob> failing(int limit) {
        return em.createNativeQuery(
                        "select task_name, consecutive_failures, last_failure from scheduled_tasks "
                                + "where consecutive_failures > 0 and last_failure is not null "
                                + "order by last_failure desc, task_name, task_instance limit :limit",
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> failing((Tuple) row))
                .toList();
    }

    private static FailingJob failing(Tuple row) {
        return new FailingJob(row.get(0, String.class), row.get(1, Integer.class), row.get(2, Instant.class));
    }
}
