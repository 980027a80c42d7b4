package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.settings.entity.SiteSettings;
import org.travessia.web.Site;
import org.travessia.web.SiteLink;
import org.travessia.web.SiteLogo;

/** The site's settings, read anew each time: one row by its key costs less than telling every replica of a change. */
@ApplicationScoped
public class SiteRepository {

    /** Of the menu that the blog makes itself: who wants more of it sets it. */
    private static final int MOST_PAGES = 12;

    @PersistenceContext
    EntityManager em;

    /** What every page needs, in one statement: all but the style sheet, which may be long and is a file of its own. */
    @Produces
    Site site() {
        Object[] row = (Object[])
                em.createNativeQuery("""
                        select title, tagline, description, language, time_zone, accent,
                               case when accent is not null or text_font <> 'SERIF' or title_font <> 'SERIF'
                                    or reading_width <> 'MEDIUM' or custom_css <> '' then version end,
                               logo, logo_width, logo_height, navigation, social, footer, posts_per_page,
                               case when cardinality(navigation) = 0 then array(
                                   select unnest(array[page.title, '/' || page.slug]) from (
                                       select title, slug from post
                                       where kind = 'PAGE' and menu_order is not null and state = 'PUBLISHED'
                                           and visibility = 'PUBLIC' and trashed_at is null
                                       order by menu_order, id limit :pages) page)
                               else cast(array[] as text[]) end
                        from site where id = 1
                        """).setParameter("pages", MOST_PAGES).getSingleResult();
        return new Site(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                Locale.forLanguageTag((String) row[3]),
                ZoneId.of((String) row[4]),
                Optional.ofNullable((String) row[5]),
                Optional.ofNullable((Integer) row[6]),
                Optional.ofNullable((String) row[7])
                        .map(address -> new SiteLogo(address, (Integer) row[8], (Integer) row[9])),
                links((String[]) row[10]),
                links((String[]) row[14]),
                links((String[]) row[11]),
                (String) row[12],
                (Integer) row[13]);
    }

    /** The one row. */
    SiteSettings settings() {
        return em.find(SiteSettings.class, SiteSettings.ID);
    }

    /** Writes what was changed, so that somebody else's change in the same moment is noticed here. */
    void flush() {
        em.flush();
    }

    static List<SiteLink> links(String[] labelsAndAddresses) {
        List<SiteLink> links = new ArrayList<>(labelsAndAddresses.length / 2);
        for (int at = 0; at + 1 < labelsAndAddresses.length; at += 2) {
            links.add(new SiteLink(labelsAndAddresses[at], labelsAndAddresses[at + 1]));
        }
        return List.copyOf(links);
    }
}
