package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
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

    /** How many changes of the settings can be looked at and taken back. */
    public static final int KEPT = 200;

    /** Changes on one page of the history. */
    public static final int PAGE = 20;

    private SiteRepository site;
    private SiteChangeRepository changes;
    private ReadMedia media;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ChangeSettings() {}

    @Inject
    public ChangeSettings(
            SiteRepository site, SiteChangeRepository changes, ReadMedia media, AuditTrail audit, Clock clock) {
        this.site = site;
        this.changes = changes;
        this.media = media;
        this.audit = audit;
        this.clock = clock;
    }

    /** The settings as they are. */
    @Transactional
    public Settings settings(Actor actor) {
        demandAdministrator(actor);
        return typed(site.settings());
    }

    private static Settings typed(SiteSettings now) {
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
        become(wanted, Deed.of(DeedKind.SETTINGS_CHANGED), actor);
    }

    /**
     * The last changes, the newest first.
     *
     * @param before the id before which the page begins; empty for the newest
     * @throws Forbidden if the person is no administrator
     */
    @Transactional
    public SettingsHistory history(Optional<Long> before, Actor actor) {
        Settings now = settings(actor);
        List<SettingsChange> found = changes.before(before.orElse(Long.MAX_VALUE), PAGE + 1, now);
        List<SettingsChange> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new SettingsHistory(
                List.copyOf(shown),
                found.size() > PAGE ? Optional.of(shown.get(PAGE - 1).id()) : Optional.empty(),
                now.version());
    }

    /**
     * Makes the settings what they were before a change. That is a new change, which can be taken back as any other.
     *
     * @param version of the settings that the person saw
     * @throws SettingsChangeNotFound if there is no such change
     * @throws Invalid if what was allowed then is not now, as a logo that is gone; nothing is changed then
     * @throws StaleVersion if somebody changed them since
     * @throws Forbidden if the person is no administrator
     */
    @Transactional(dontRollbackOn = Invalid.class)
    public void putBack(long changeId, int version, Actor actor) {
        Settings was = changes.was(changeId, settings(actor)).orElseThrow(() -> new SettingsChangeNotFound(changeId));
        become(was.from(version), Deed.of(DeedKind.SETTINGS_PUT_BACK).with("change", changeId), actor);
    }

    private void become(Settings wanted, Deed deed, Actor actor) {
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
        Settings was = typed(now);
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
        keep(was, typed(now), deed, actor);
    }

    private void keep(Settings was, Settings became, Deed deed, Actor actor) {
        List<SettingsField> changed = SettingsField.differing(was, became);
        if (changed.isEmpty()) {
            return;
        }
        changes.add(clock.instant(), actor.id(), SettingsJson.written(was), SettingsJson.written(became), KEPT);
        audit.record(
                deed.with("changed", changed.stream().map(SettingsField::id).collect(Collectors.joining(", "))));
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
