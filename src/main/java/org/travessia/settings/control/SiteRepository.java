package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneId;
import java.util.Locale;
import org.travessia.web.Site;

/** The site's settings, read anew each time: one row by its key costs less than telling every replica of a change. */
@ApplicationScoped
public class SiteRepository {

    @PersistenceContext
    EntityManager em;

    @Produces
    Site site() {
        Object[] row =
                (Object[]) em.createNativeQuery("select title, tagline, language, time_zone from site where id = 1")
                        .getSingleResult();
        return new Site(
                (String) row[0], (String) row[1], Locale.forLanguageTag((String) row[2]), ZoneId.of((String) row[3]));
    }
}
