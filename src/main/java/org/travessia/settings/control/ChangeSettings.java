package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.media.control.ReadMedia;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.NotFound;
import org.travessia.platform.StaleVersion;
import org.travessia.settings.entity.Colour;
import org.travessia.settings.entity.FontFamily;
import org.travessia.settings.entity.ReadingWidth;
import org.travessia.settings.entity.SiteSettings;
import org.travessia.web.SiteLink;

/** Shows and changes the site's settings, for administrators. */
@ApplicationScoped
public class ChangeSettings {

    private static final Pattern MEDIA = Pattern.compile("/media/([0-9a-f]{64}|[0-9a-z]{20})/([^/?#]{1,200})");

    private SiteRepository site;
    private ReadMedia media;

    /** For CDI's proxy only. */
    protected ChangeSettings() {}

    @Inject
    public ChangeSettings(SiteRepository site, ReadMedia media) {
        this.site = site;
        this.media = media;
    }

    /** The settings as they are. */
    @Transactional
    public Settings settings(Actor actor) {
        demandAdministrator(actor);
        SiteSettings now = site.settings();
        return new Settings(
                now.title(),
                now.tagline(),
                now.description(),
                now.language(),
                now.timeZone(),
                Optional.ofNullable(now.accent()).orElse(""),
                now.textFont().name(),
                now.titleFont().name(),
                now.readingWidth().name(),
                Optional.ofNullable(now.logo()).orElse(""),
                now.customCss(),
                SiteRepository.links(now.navigation()),
                SiteRepository.links(now.social()),
                now.footer(),
                String.valueOf(now.postsPerPage()),
                now.version());
    }

    /**
     * Changes the settings.
     *
     * @throws Invalid if any breaks a rule; nothing is changed then
     * @throws StaleVersion if somebody changed them since {@code version}
     * @throws Forbidden if the person is no administrator
     */
    @Transactional(dontRollbackOn = Invalid.class)
    public void change(Settings wanted, Actor actor) {
        demandAdministrator(actor);
        List<FieldError> errors = new ArrayList<>(SettingsRules.broken(wanted));
        Optional<ReadMedia.Size> logo = wanted.logo().isEmpty() ? Optional.empty() : size(wanted.logo());
        if (!wanted.logo().isEmpty() && logo.isEmpty()) {
            errors.add(new FieldError("logo", "settings.logo.unknown", List.of()));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        SiteSettings now = site.settings();
        if (now.version() != wanted.version()) {
            throw new StaleVersion("the settings are at version " + now.version() + ", not " + wanted.version());
        }
        now.rename(wanted.title(), wanted.tagline(), wanted.description());
        now.relocate(wanted.language(), wanted.timeZone());
        now.dress(
                Colour.parse(wanted.accent()).map(Colour::hex).orElse(null),
                FontFamily.valueOf(wanted.textFont()),
                FontFamily.valueOf(wanted.titleFont()),
                ReadingWidth.valueOf(wanted.readingWidth()),
                wanted.customCss());
        now.showLogo(
                logo.isPresent() ? wanted.logo() : null,
                logo.map(ReadMedia.Size::width).orElse(null),
                logo.map(ReadMedia.Size::height).orElse(null));
        now.link(flat(wanted.navigation()), flat(wanted.social()), wanted.footer());
        now.page(Integer.parseInt(wanted.postsPerPage()));
        site.flush();
    }

    private Optional<ReadMedia.Size> size(String address) {
        Matcher parts = MEDIA.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return media.size(parts.group(1), parts.group(2));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private static String[] flat(List<SiteLink> links) {
        return links.stream()
                .flatMap(link -> Stream.of(link.label(), link.address()))
                .toArray(String[]::new);
    }

    private static void demandAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw new Forbidden("person " + actor.id() + " may not see or change the settings");
        }
    }
}
