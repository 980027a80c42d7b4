package org.travessia.settings.control;

import java.util.List;
import org.travessia.web.SiteLink;

/**
 * All settings as a form shows and sends them: texts, so that what was typed wrongly can be shown again.
 *
 * @param accent such as {@code #0d5566}; empty for the blog's own
 * @param textFont a name of {@link org.travessia.settings.entity.FontFamily}
 * @param titleFont the same
 * @param readingWidth a name of {@link org.travessia.settings.entity.ReadingWidth}
 * @param logo an address of the blog's media; empty for the blog's own mark
 * @param version the version that the change began from
 */
public record Settings(
        String title,
        String tagline,
        String description,
        String language,
        String timeZone,
        String accent,
        String textFont,
        String titleFont,
        String readingWidth,
        String logo,
        String customCss,
        List<SiteLink> navigation,
        List<SiteLink> social,
        String footer,
        String postsPerPage,
        int version) {

    /** The same, begun from another version. */
    public Settings from(int otherVersion) {
        return new Settings(
                title,
                tagline,
                description,
                language,
                timeZone,
                accent,
                textFont,
                titleFont,
                readingWidth,
                logo,
                customCss,
                navigation,
                social,
                footer,
                postsPerPage,
                otherVersion);
    }
}
