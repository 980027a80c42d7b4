package org.travessia.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.travessia.audit.entity.AuditEntry;

/** The table {@code audit_entry}. */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext
    EntityManager em;

    /** Writes one down. */
    void add(AuditEntry entry) {
        em.persist(entry);
    }
}
