package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.travessia.account.entity.RememberedDevice;
import org.travessia.account.entity.Token;

/** The table {@code remembered_device}. */
@ApplicationScoped
public class RememberedDeviceRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new one. */
    public void add(RememberedDevice device) {
        em.persist(device);
    }

    /** Writes down that a device is used; says whether it is one of this person's. */
    public boolean use(Token token, long personId, Instant now) {
        return em.createQuery("""
                        update RememberedDevice d set d.lastUsedAt = :now
                        where d.tokenHash = :hash and d.personId = :person and d.expiresAt > :now""")
                        .setParameter("now", now)
                        .setParameter("hash", token.hash())
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** A person's, the one used last first. */
    public List<RememberedDeviceView> of(long personId, Instant now) {
        return em.createQuery("""
                        select new org.travessia.account.control.RememberedDeviceView(
                            d.id, d.userAgent, d.lastUsedAt, d.expiresAt)
                        from RememberedDevice d where d.personId = :person and d.expiresAt > :now
                        order by d.lastUsedAt desc, d.id desc""", RememberedDeviceView.class)
                .setParameter("person", personId)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultList();
    }

    /** Forgets one of a person's; says whether there was one. */
    public boolean forget(long id, long personId) {
        return em.createQuery("delete from RememberedDevice d where d.id = :id and d.personId = :person")
                        .setParameter("id", id)
                        .setParameter("person", personId)
                        .executeUpdate()
                > 0;
    }

    /** Forgets all of a person's. */
    public void forgetAll(long personId) {
        em.createQuery("delete from RememberedDevice d where d.personId = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }

    /** Forgets those whose time is over. */
    public void sweep(Instant now) {
        em.createQuery("delete from RememberedDevice d where d.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
