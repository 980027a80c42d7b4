package org.travessia.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What the frame around every page needs: texts, the site's name, who is signed in. The first parameter of every template.
 *
 * @param messages the texts in the visitor's language
 * @param siteTitle the blog's name
 * @param tagline the line under it, may be empty
 * @param zone the site's time zone
 * @param signedInName the signed-in person's display name
 * @param csrfToken what every form with method post sends as {@code _csrf}
 * @param path the path of this page with its query, so that the language switch comes back to it
 * @param baseUrl the configured address of the blog, without a trailing slash
 * @param assets names of the static files
 */
public record Layout(
        Messages messages,
        String siteTitle,
        String tagline,
        ZoneId zone,
        Optional<String> signedInName,
        String csrfToken,
        String path,
        String baseUrl,
        Assets assets) {

    /** A text of the bundle, see {@link Messages#text}. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    public String date(Instant instant) {
        return messages.date(instant, zone);
    }

    public String dateTime(Instant instant) {
        return messages.dateTime(instant, zone);
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

    /** The configured address of a path of this blog. */
    public String absolute(String localPath) {
        return baseUrl + localPath;
    }

    /** The address of a static file, with its fingerprint: {@code asset("css/blog.css")}. */
    public String asset(String name) {
        return assets.url(name);
    }
}
