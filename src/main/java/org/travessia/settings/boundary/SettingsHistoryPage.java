package org.travessia.settings.boundary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.settings.control.Settings;
import org.travessia.settings.control.SettingsField;
import org.travessia.settings.control.SettingsHistory;
import org.travessia.settings.entity.ReadingWidth;
import org.travessia.web.Layout;
import org.travessia.web.Messages;
import org.travessia.web.SiteLink;

/**
 * The settings' history as its page shows it.
 *
 * @param errors why earlier settings cannot be put back, such as a logo that is gone
 * @param done {@code putBack}, {@code conflict}, {@code readOnly} or empty
 */
public record SettingsHistoryPage(SettingsHistory history, List<FieldError> errors, String done) {

    static final String PATH = "/admin/settings/history";

    /** What is longer stands behind a word that opens it. */
    private static final int SHORT = 120;

    /** The address of the page with older ones. */
    public Optional<String> older() {
        return history.older().map(id -> PATH + "?before=" + id);
    }

    /** Whether a text is too long to stand between others. */
    public boolean isLong(String text) {
        return text.length() > SHORT || text.contains("\n");
    }

    /** What a setting was, in words. */
    public String words(SettingsField field, Settings settings, Layout layout) {
        String words =
                switch (field) {
                    case TITLE -> settings.title();
                    case TAGLINE -> settings.tagline();
                    case DESCRIPTION -> settings.description();
                    case LANGUAGE ->
                        Messages.in(Locale.forLanguageTag(settings.language())).text("web.languageName");
                    case TIME_ZONE -> settings.timeZone();
                    case ACCENT -> settings.accent();
                    case TEXT_FONT -> layout.text("settings.font." + settings.textFont());
                    case TITLE_FONT -> layout.text("settings.font." + settings.titleFont());
                    case READING_WIDTH ->
                        layout.text(
                                "settings.width." + settings.readingWidth(),
                                ReadingWidth.valueOf(settings.readingWidth()).characters());
                    case LOGO -> settings.logo();
                    case CUSTOM_CSS -> settings.customCss();
                    case NAVIGATION -> links(settings.navigation());
                    case SOCIAL -> links(settings.social());
                    case FOOTER -> settings.footer();
                    case POSTS_PER_PAGE -> settings.postsPerPage();
                };
        return words.isEmpty() ? layout.text("settings.history.nothing") : words;
    }

    private static String links(List<SiteLink> links) {
        return links.stream().map(link -> link.label() + " → " + link.address()).collect(Collectors.joining("\n"));
    }
}
