package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code site_change}. */
@ApplicationScoped
public class SiteChangeRepository {

    @PersistenceContext
    EntityManager em;

    /** Notes a change and forgets all but the last ones. */
    void add(Instant at, long personId, String was, String became, int kept) {
        em.createNativeQuery("insert into site_change (changed_at, person_id, was, became) "
                        + "values (:at, :person, cast(:was as jsonb), cast(:became as jsonb))")
                .setParameter("at", at)
                .setParameter("person", personId)
                .setParameter("was", was)
                .setParameter("became", became)
                .executeUpdate();
        em.createNativeQuery("delete from site_change where id in (select id from site_change "
                        + "order by id desc offset :kept)")
                .setParameter("kept", kept)
                .executeUpdate();
    }

    /** Those before one, the newest first. */
    @SuppressWarnings("unchecked")
    List<SettingsChange> before(long id, int limit, Settings now) {
        return ((List<Object[]>) em.createNativeQuery("select c.id, c.changed_at, p.display_name, cast(c.was as text), "
                                + "cast(c.became as text) from site_change c left join person p on p.id = c.person_id "
                                + "where c.id < :id order by c.id desc limit :limit")
                        .setParameter("id", id)
                        .setParameter("limit", limit)
                        .getResultList())
                .stream()
                        .map(row -> new SettingsChange(
                                ((Number) row[0]).longValue(),
                                (Instant) row[1],
                                Optional.ofNullable((String) row[2]),
                                SettingsJson.read((String) row[3], now),
                                SettingsJson.read((String) row[4], now)))
                        .toList();
    }

    /** The settings before a change. */
    Optional<Settings> was(long id, Settings now) {
        return em.createNativeQuery("select cast(was as text) from site_change where id = :id", String.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(json -> SettingsJson.read((String) json, now));
    }
}
