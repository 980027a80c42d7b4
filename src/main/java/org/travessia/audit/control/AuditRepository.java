package org.travessia.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.travessia.audit.entity.AuditEntry;

/** The table {@code audit_entry}. */
@ApplicationScoped
public class AuditRepository {

    private static final String ROW = """
            select new org.travessia.audit.control.AuditRow(
                e.number, e.id, e.at, e.deed, e.personId, e.username, e.targetId, e.targetName, e.details, e.source,
                e.tokenId, e.systemUser, e.address, e.requestId, e.hash)
            from AuditEntry e where e.number""";

    @PersistenceContext
    EntityManager em;

    /** Writes one down. */
    void add(AuditEntry entry) {
        em.persist(entry);
    }

    /** Entries before a number, the newest first, or after it, the oldest first. */
    List<AuditRow> rows(AuditFilter filter, long place, boolean before, int limit) {
        TypedQuery<AuditRow> query = em.createQuery(
                        ROW + (before ? " < :place" : " > :place")
                                + filter.username()
                                        .map(name -> " and lower(e.username) = lower(:username)")
                                        .orElse("")
                                + filter.deed()
                                        .map(code -> " and e.deed = :deed")
                                        .orElse("")
                                + " order by e.number" + (before ? " desc" : ""),
                        AuditRow.class)
                .setParameter("place", place)
                .setMaxResults(limit);
        filter.username().ifPresent(name -> query.setParameter("username", name));
        filter.deed().ifPresent(code -> query.setParameter("deed", code));
        return query.getResultList();
    }

    /** How many stand outside of the chain: none, unless somebody has put them there with the table's triggers off. */
    long loose() {
        return em.createQuery("select count(e) from AuditEntry e where e.number is null", Long.class)
                .getSingleResult();
    }
}
