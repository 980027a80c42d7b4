package org.travessia.settings.control;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings one by one, as the form calls them. */
public enum SettingsField {
    TITLE("title", "settings.title.label", Settings::title),
    TAGLINE("tagline", "settings.tagline", Settings::tagline),
    DESCRIPTION("description", "settings.description", Settings::description),
    LANGUAGE("language", "settings.language", Settings::language),
    TIME_ZONE("timeZone", "settings.timeZone", Settings::timeZone),
    ACCENT("accent", "settings.accent", Settings::accent),
    TEXT_FONT("textFont", "settings.textFont", Settings::textFont),
    TITLE_FONT("titleFont", "settings.titleFont", Settings::titleFont),
    READING_WIDTH("readingWidth", "settings.readingWidth", Settings::readingWidth),
    LOGO("logo", "settings.logo", Settings::logo),
    CUSTOM_CSS("customCss", "settings.customCss", Settings::customCss),
    NAVIGATION("navigation", "settings.navigation", Settings::navigation),
    SOCIAL("social", "settings.social", Settings::social),
    FOOTER("footer", "settings.footer", Settings::footer),
    POSTS_PER_PAGE("postsPerPage", "settings.postsPerPage", Settings::postsPerPage);

    private final String id;
    private final String labelKey;
    private final Function<Settings, Object> value;

    SettingsField(String id, String labelKey, Function<Settings, Object> value) {
        this.id = id;
        this.labelKey = labelKey;
        this.value = value;
    }

    /** The name in the form. */
    public String id() {
        return id;
    }

    /** The key of the label. */
    public String labelKey() {
        return labelKey;
    }

    /** Those that differ, in the order of the form. */
    public static List<SettingsField> differing(Settings one, Settings other) {
        return Stream.of(values())
                .filter(field -> !field.value.apply(one).equals(field.value.apply(other)))
                .toList();
    }
}
