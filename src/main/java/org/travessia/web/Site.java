package org.travessia.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The site's own settings, as pages need them.
 *
 * @param title the blog's name
 * @param tagline the line under it, may be empty
 * @param description what search engines and feeds are told, may be empty
 * @param language of people who wish for none
 * @param zone in which days begin
 * @param accent the colour that was chosen, such as {@code #0d5566}; empty for the blog's own
 * @param style the version of the site's own style sheet; empty where it has none
 * @param navigation the menu, may be empty
 * @param pages what stands in the menu besides where {@code navigation} is empty: pages with a place in it
 * @param social where else the blog is, may be empty
 * @param footer what stands below every page, may be empty
 * @param postsPerPage on a page of a list
 */
public record Site(
        String title,
        String tagline,
        String description,
        Locale language,
        ZoneId zone,
        Optional<String> accent,
        Optional<Integer> style,
        Optional<SiteLogo> logo,
        List<SiteLink> navigation,
        List<SiteLink> pages,
        List<SiteLink> social,
        String footer,
        int postsPerPage) {

    /** A site that nobody has set up further. */
    public Site(String title, String tagline, Locale language, ZoneId zone) {
        this(
                title,
                tagline,
                "",
                language,
                zone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                10);
    }
}
