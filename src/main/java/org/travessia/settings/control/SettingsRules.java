package org.travessia.settings.control;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.settings.entity.Colour;
import org.travessia.settings.entity.CustomCss;
import org.travessia.settings.entity.FontFamily;
import org.travessia.settings.entity.ReadingWidth;
import org.travessia.settings.entity.SiteSettings;
import org.travessia.web.LocalPath;
import org.travessia.web.Messages;
import org.travessia.web.SiteLink;
import org.travessia.web.WebAddress;

/** What each setting must be. */
final class SettingsRules {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("mailto:[A-Za-z0-9.!#$&'*+/=?^_{|}~-]+@[A-Za-z0-9.-]+");

    private final List<FieldError> errors = new ArrayList<>();

    private SettingsRules() {}

    /** Every rule that these settings break, in the order of the form; whether the logo is there is asked elsewhere. */
    static List<FieldError> broken(Settings settings) {
        SettingsRules rules = new SettingsRules();
        rules.line("title", settings.title(), 1, SiteSettings.MAX_TITLE);
        rules.line("tagline", settings.tagline(), 0, SiteSettings.MAX_TAGLINE);
        rules.line("description", settings.description(), 0, SiteSettings.MAX_DESCRIPTION);
        rules.demand(
                Messages.LANGUAGES.stream().map(Locale::toLanguageTag).anyMatch(settings.language()::equals),
                "language",
                "settings.choice");
        rules.demand(ZoneId.getAvailableZoneIds().contains(settings.timeZone()), "timeZone", "settings.choice");
        rules.demand(
                settings.accent().isEmpty() || Colour.parse(settings.accent()).isPresent(),
                "accent",
                "settings.accent.form");
        rules.choice("textFont", settings.textFont(), FontFamily.values());
        rules.choice("titleFont", settings.titleFont(), FontFamily.values());
        rules.choice("readingWidth", settings.readingWidth(), ReadingWidth.values());
        rules.css(settings.customCss());
        rules.links("navigation", settings.navigation());
        rules.links("social", settings.social());
        rules.lines("footer", settings.footer(), SiteSettings.MAX_FOOTER);
        rules.number("postsPerPage", settings.postsPerPage(), SiteSettings.MAX_POSTS_PER_PAGE);
        return rules.errors;
    }

    /** Whether a link may lead there: a path of this blog, a page of the web, and a mailbox. */
    private static boolean leadable(String address, boolean here) {
        if (here && address.startsWith("/")) {
            return LocalPath.or(address, "").equals(address);
        }
        if (here && MAIL_ADDRESS.matcher(address).matches()) {
            return true;
        }
        return WebAddress.valid(address);
    }

    private void links(String list, List<SiteLink> links) {
        if (links.size() > SiteSettings.MAX_LINKS) {
            add(list, "settings.links.many", SiteSettings.MAX_LINKS);
            return;
        }
        for (int at = 0; at < links.size(); at++) {
            SiteLink link = links.get(at);
            line(list + "-label-" + at, link.label(), 1, SiteSettings.MAX_LABEL);
            String field = list + "-address-" + at;
            if (link.address().length() > SiteSettings.MAX_ADDRESS
                    || !leadable(link.address(), list.equals("navigation"))) {
                add(field, list.equals("navigation") ? "settings.navigation.address" : "settings.social.address");
            }
        }
    }

    private void css(String css) {
        if (css.codePointCount(0, css.length()) > CustomCss.MAX_LENGTH) {
            add("customCss", "settings.css.long", CustomCss.MAX_LENGTH);
            return;
        }
        CustomCss.problemOf(css)
                .ifPresent(problem -> add(
                        "customCss", "settings.css." + problem.kind(), String.valueOf(problem.line()), problem.what()));
    }

    private void line(String field, String value, int min, int max) {
        int length = value.codePointCount(0, value.length());
        demand(
                length >= min && length <= max && value.chars().noneMatch(Character::isISOControl),
                field,
                min > 0 ? "settings.line" : "settings.optionalLine",
                max);
    }

    private void lines(String field, String value, int max) {
        boolean printable = value.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n');
        demand(value.codePointCount(0, value.length()) <= max && printable, field, "settings.text", max);
    }

    private void number(String field, String value, int max) {
        boolean fits = value.matches("\\d{1,6}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= max;
        demand(fits, field, "settings.number", max);
    }

    private void choice(String field, String value, Enum<?>[] choices) {
        demand(Stream.of(choices).map(Enum::name).anyMatch(value::equals), field, "settings.choice");
    }

    private void demand(boolean kept, String field, String key, Object... arguments) {
        if (!kept) {
            add(field, key, arguments);
        }
    }

    private void add(String field, String key, Object... arguments) {
        errors.add(new FieldError(field, key, List.of(arguments)));
    }
}
