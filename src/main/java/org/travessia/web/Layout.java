package org.travessia.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.platform.WholeUrl;

/**
 * What the frame around every page needs: texts, the site's name, who is signed in. The first parameter of every template.
 *
 * @param messages the texts in the visitor's language
 * @param site the site's own settings
 * @param signedInName the signed-in person's display name
 * @param role the signed-in person's role
 * @param theme light, dark or as the system is
 * @param csrfToken what every form with method post sends as {@code _csrf}
 * @param path the path of this page with its query, so that the language switch comes back to it
 * @param baseUrl the configured address of the blog, without a trailing slash
 * @param assets names of the static files
 * @param navigation what features add to the navigation of the person signed in
 */
public record Layout(
        Messages messages,
        Site site,
        Optional<String> signedInName,
        Optional<String> role,
        Theme theme,
        String csrfToken,
        String path,
        String baseUrl,
        Assets assets,
        List<NavigationItem> navigation) {

    /** The blog's name. */
    public String siteTitle() {
        return site.title();
    }

    /** The line under the blog's name, may be empty. */
    public String tagline() {
        return site.tagline();
    }

    /** The language tag of what is written in no other language. */
    public String siteLanguage() {
        return site.language().toLanguageTag();
    }

    /** The site's time zone. */
    public ZoneId zone() {
        return site.zone();
    }

    /** Whether the signed-in person has a role. */
    public boolean is(String wanted) {
        return role.filter(wanted::equals).isPresent();
    }

    /** A text of the bundle, see {@link Messages#text}. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    public String date(Instant instant) {
        return messages.date(instant, zone());
    }

    public String dateTime(Instant instant) {
        return messages.dateTime(instant, zone());
    }

    /** A time as the attribute {@code datetime} takes it: HTML knows no microseconds. */
    public String machineTime(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The language tag of the page, such as "pt-BR". */
    public String language() {
        return messages.locale().toLanguageTag();
    }

    /** The address that switches to a language of {@link Messages#LANGUAGES} and comes back to this page. */
    public String languageUrl(Locale language) {
        return "/language/" + language.toLanguageTag() + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The address that switches to a theme and comes back to this page. */
    public String themeUrl(Theme wanted) {
        return "/theme/" + wanted.id() + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** What {@code data-theme} says: the theme that was chosen, null where the system decides. */
    public String dataTheme() {
        return theme == Theme.SYSTEM ? null : theme.id();
    }

    /** The address of the site's own style sheet, which changes with it; null where there is none. */
    public String styleUrl() {
        return site.style().map(version -> "/site.css?v=" + version).orElse(null);
    }

    /** Whether this page is at a path, percent-encoded or not, whatever its query. */
    public boolean at(String address) {
        String here = path.split("\\?", 2)[0];
        return here.equals(address) || here.equals(WholeUrl.ofPath("", address));
    }

    /** What {@code aria-current} says of a link to a section: this very page, a page under its address, or nothing (null). */
    public String current(String section) {
        if (at(section)) {
            return "page";
        }
        return path.startsWith(section + "/") ? "true" : null;
    }

    /** The first letter of a name, large: what stands where somebody has no picture. */
    public String initial(String name) {
        String stripped = name.strip();
        return stripped.isEmpty()
                ? "?"
                : stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(messages.locale());
    }

    /** A text as a value in an address's query. */
    public String queryEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The name of a month, such as "November", without its year. */
    public String monthName(YearMonth month) {
        return messages.monthName(month);
    }

    /** A month as it stands in addresses: {@code 2026/11}. */
    public String monthPath(YearMonth month) {
        return "%d/%02d".formatted(month.getYear(), month.getMonthValue());
    }

    /** The configured address of a path of this blog, which is not percent-encoded; it is whole and in ASCII. */
    public String absolute(String localPath) {
        return WholeUrl.ofPath(baseUrl, localPath);
    }

    /** The address of a static file, with its fingerprint: {@code asset("css/blog.css")}. */
    public String asset(String name) {
        return assets.url(name);
    }
}
