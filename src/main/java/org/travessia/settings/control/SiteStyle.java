package org.travessia.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.travessia.settings.entity.Accent;
import org.travessia.settings.entity.Colour;
import org.travessia.settings.entity.FontFamily;
import org.travessia.settings.entity.ReadingWidth;
import org.travessia.settings.entity.SiteSettings;

/** The site's own style sheet: what the settings make of the blog's variables, then the administrator's own rules. */
@ApplicationScoped
@Transactional
public class SiteStyle {

    private SiteRepository site;

    /** For CDI's proxy only. */
    protected SiteStyle() {}

    @Inject
    public SiteStyle(SiteRepository site) {
        this.site = site;
    }

    /**
     * A style sheet.
     *
     * @param version of the settings that it was made of
     */
    public record Sheet(String css, int version) {}

    /** The style sheet as the settings are now. */
    public Sheet sheet() {
        SiteSettings settings = site.settings();
        return new Sheet(css(settings), settings.version());
    }

    private static String css(SiteSettings settings) {
        StringBuilder css = new StringBuilder(":root {\n");
        Optional.ofNullable(settings.accent())
                .flatMap(Colour::parse)
                .map(Accent::of)
                .ifPresent(accent -> {
                    pair(css, "--accent", accent.light(), accent.dark());
                    pair(css, "--accent-hover", accent.lightHover(), accent.darkHover());
                });
        if (settings.textFont() != FontFamily.SERIF) {
            css.append("  --reading: ").append(family(settings.textFont())).append(";\n");
        }
        if (settings.titleFont() != FontFamily.SERIF) {
            css.append("  --display: ").append(family(settings.titleFont())).append(";\n");
        }
        if (settings.readingWidth() != ReadingWidth.MEDIUM) {
            css.append("  --measure: ")
                    .append(settings.readingWidth().characters())
                    .append("ch;\n");
        }
        css.append("}\n");
        if (!settings.customCss().isEmpty()) {
            css.append('\n').append(settings.customCss()).append('\n');
        }
        return css.toString();
    }

    private static String family(FontFamily family) {
        return switch (family) {
            case SERIF -> "var(--serif)";
            case SANS -> "var(--sans)";
            case MONO -> "var(--mono)";
        };
    }

    private static void pair(StringBuilder css, String name, Colour light, Colour dark) {
        css.append("  ")
                .append(name)
                .append(": light-dark(")
                .append(light.hex())
                .append(", ")
                .append(dark.hex())
                .append(");\n");
    }
}
