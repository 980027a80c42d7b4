package org.travessia.settings.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.web.Site;
import org.travessia.web.SiteLink;
import org.travessia.web.SiteLogo;

/** The site as the API gives it: what every page shows. */
@Schema(name = "Site", description = "The site's settings, as far as every page shows them.")
public record ApiSite(
        @Schema(required = true, examples = "Travessia") String title,
        @Schema(required = true) String tagline,
        @Schema(required = true) String description,
        @Schema(required = true, examples = "en") String language,

        @Schema(required = true, examples = "America/Sao_Paulo")
        String timeZone,

        @Schema(description = "The address of an image.") Optional<String> logo,
        @Schema(required = true) List<ApiLink> navigation,
        @Schema(required = true) List<ApiLink> social,
        @Schema(required = true) String footer,
        @Schema(required = true) int postsPerPage) {

    /** A link of the menu, or to where else the blog is. */
    @Schema(name = "SiteLink", description = "A link of the menu, or to where else the blog is.")
    public record ApiLink(
            @Schema(required = true) String label,
            @Schema(required = true) String address) {

        static ApiLink of(SiteLink link) {
            return new ApiLink(link.label(), link.address());
        }
    }

    static ApiSite of(Site site) {
        return new ApiSite(
                site.title(),
                site.tagline(),
                site.description(),
                site.language().toLanguageTag(),
                site.zone().getId(),
                site.logo().map(SiteLogo::address),
                (site.navigation().isEmpty() ? site.pages() : site.navigation())
                        .stream().map(ApiLink::of).toList(),
                site.social().stream().map(ApiLink::of).toList(),
                site.footer(),
                site.postsPerPage());
    }
}
