package org.travessia.settings.boundary;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.settings.control.Settings;
import org.travessia.settings.control.SettingsField;
import org.travessia.settings.entity.Accent;
import org.travessia.settings.entity.Colour;
import org.travessia.settings.entity.FontFamily;
import org.travessia.settings.entity.ReadingWidth;
import org.travessia.web.Layout;
import org.travessia.web.Messages;
import org.travessia.web.Option;
import org.travessia.web.SiteLink;

/**
 * The form of the settings as its page shows it.
 *
 * @param settings what was typed, or the settings as they are
 * @param errors broken rules, none on the first sight
 * @param saved whether the form shows what was just saved
 * @param readOnly whether what was sent was not taken because the blog takes nothing for a moment
 * @param theirs the settings as somebody else saved them meanwhile
 * @param navigation the rows of the menu, with an empty one where one is added
 * @param social the rows of the other places
 * @param moved the id of the field where the work goes on after a row was added or moved, empty for none
 */
public record SettingsView(
        Settings settings,
        List<FieldError> errors,
        boolean saved,
        boolean readOnly,
        Optional<Settings> theirs,
        List<SiteLink> navigation,
        List<SiteLink> social,
        String moved) {

    private static final SiteLink EMPTY = new SiteLink("", "");

    static SettingsView of(Settings settings) {
        return new SettingsView(
                settings, List.of(), false, false, Optional.empty(), settings.navigation(), settings.social(), "");
    }

    SettingsView with(List<FieldError> broken) {
        return new SettingsView(settings, broken, false, false, theirs, navigation, social, "");
    }

    SettingsView justSaved() {
        return new SettingsView(settings, errors, true, false, theirs, navigation, social, "");
    }

    SettingsView notTaken() {
        return new SettingsView(settings, errors, false, true, theirs, navigation, social, "");
    }

    SettingsView conflictsWith(Settings others) {
        return new SettingsView(settings, errors, false, false, Optional.of(others), navigation, social, "");
    }

    /**
     * The form after a button at a row was pressed: nothing is saved yet.
     *
     * @param action such as {@code navigation-up-2}
     * @return empty if there is no such button
     */
    Optional<SettingsView> after(String action) {
        String[] parts = action.split("-");
        boolean menu = parts[0].equals("navigation");
        if (!menu && !parts[0].equals("social")) {
            return Optional.empty();
        }
        List<SiteLink> rows = new ArrayList<>(menu ? navigation : social);
        int at = parts.length == 3 && parts[2].matches("\\d{1,2}") ? Integer.parseInt(parts[2]) : -1;
        int next = at;
        switch (parts.length < 2 ? "" : parts[1]) {
            case "add" -> {
                rows.add(EMPTY);
                next = rows.size() - 1;
            }
            case "remove" -> {
                if (at < 0 || at >= rows.size()) {
                    return Optional.empty();
                }
                rows.remove(at);
                next = Math.min(at, rows.size() - 1);
            }
            case "up", "down" -> {
                next = parts[1].equals("up") ? at - 1 : at + 1;
                if (at < 0 || at >= rows.size() || next < 0 || next >= rows.size()) {
                    return Optional.empty();
                }
                Collections.swap(rows, at, next);
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new SettingsView(
                settings,
                errors,
                false,
                false,
                theirs,
                menu ? rows : navigation,
                menu ? social : rows,
                next < 0 ? "" : parts[0] + "-label-" + next));
    }

    /** What each theme makes of the accent; empty where it is the blog's own or no colour. */
    public Optional<Accent> accent() {
        return settings.accent().isEmpty()
                ? Optional.empty()
                : Colour.parse(settings.accent()).map(Accent::of);
    }

    /** The least contrast with these grounds, to one decimal and never more than it is. */
    public double contrast(Colour one, List<Colour> grounds) {
        return Math.floor(10 * grounds.stream().mapToDouble(one::contrast).min().orElseThrow()) / 10;
    }

    public List<Option> languages() {
        return Messages.LANGUAGES.stream()
                .map(language -> new Option(
                        language.toLanguageTag(), Messages.in(language).text("web.languageName")))
                .toList();
    }

    /** Every zone that is called after a place, and UTC. */
    public List<Option> zones() {
        return Stream.concat(
                        Stream.of("UTC"),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(
                                        zone -> zone.matches(
                                                "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                                .sorted())
                .map(zone -> new Option(zone, zone.replace('_', ' ')))
                .toList();
    }

    public List<Option> fonts(Layout layout) {
        return options(FontFamily.values(), font -> layout.text("settings.font." + font));
    }

    public List<Option> widths(Layout layout) {
        return options(ReadingWidth.values(), width -> layout.text("settings.width." + width, width.characters()));
    }

    /** What somebody else changed, as the keys of the fields' labels. */
    public List<String> changedByOthers() {
        return theirs.map(others -> SettingsField.differing(settings, others).stream()
                        .map(SettingsField::labelKey)
                        .toList())
                .orElse(List.of());
    }

    private static <E extends Enum<E>> List<Option> options(E[] values, Function<E, String> label) {
        return Stream.of(values)
                .map(value -> new Option(value.name(), label.apply(value)))
                .toList();
    }
}
