package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The table {@code person}, as lists have it. */
@ApplicationScoped
public class PeopleRepository {

    private static final String ROW = """
            select new org.travessia.people.control.PersonRow(
                p.id, p.username, p.displayName, p.email, p.role, p.state,
                case when exists (select 1 from SecondFactor f where f.personId = p.id and f.appConfirmedAt is not null)
                    or exists (select 1 from Passkey k where k.personId = p.id) then true else false end,
                p.signedInAt)
            from Person p where p.state <> FORMER\s""";

    @PersistenceContext
    EntityManager em;

    /** Those whose username comes after another one. */
    List<PersonRow> after(String username, int limit) {
        return em.createQuery(ROW + "and lower(p.username) > lower(:after) order by lower(p.username)", PersonRow.class)
                .setParameter("after", username)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<PersonRow> one(long id) {
        return em.createQuery(ROW + "and p.id = :id", PersonRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
