package org.travessia.settings.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.travessia.web.SiteLink;

/** Settings as the history keeps them. */
final class SettingsJson {

    private SettingsJson() {}

    /** All of them but the version. */
    static String written(Settings settings) {
        return Json.createObjectBuilder()
                .add("title", settings.title())
                .add("tagline", settings.tagline())
                .add("description", settings.description())
                .add("language", settings.language())
                .add("timeZone", settings.timeZone())
                .add("accent", settings.accent())
                .add("textFont", settings.textFont())
                .add("titleFont", settings.titleFont())
                .add("readingWidth", settings.readingWidth())
                .add("logo", settings.logo())
                .add("customCss", settings.customCss())
                .add("navigation", written(settings.navigation()))
                .add("social", written(settings.social()))
                .add("footer", settings.footer())
                .add("postsPerPage", settings.postsPerPage())
                .build()
                .toString();
    }

    private static JsonArrayBuilder written(List<SiteLink> links) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        links.forEach(link ->
                array.add(Json.createObjectBuilder().add("label", link.label()).add("address", link.address())));
        return array;
    }

    /**
     * Reads them.
     *
     * @param now what a setting is that there was not yet, and the version
     */
    static Settings read(String json, Settings now) {
        JsonObject kept;
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            kept = reader.readObject();
        }
        return new Settings(
                kept.getString("title", now.title()),
                kept.getString("tagline", now.tagline()),
                kept.getString("description", now.description()),
                kept.getString("language", now.language()),
                kept.getString("timeZone", now.timeZone()),
                kept.getString("accent", now.accent()),
                kept.getString("textFont", now.textFont()),
                kept.getString("titleFont", now.titleFont()),
                kept.getString("readingWidth", now.readingWidth()),
                kept.getString("logo", now.logo()),
                kept.getString("customCss", now.customCss()),
                links(kept, "navigation", now.navigation()),
                links(kept, "social", now.social()),
                kept.getString("footer", now.footer()),
                kept.getString("postsPerPage", now.postsPerPage()),
                now.version());
    }

    private static List<SiteLink> links(JsonObject kept, String name, List<SiteLink> now) {
        return kept.containsKey(name)
                ? kept.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                        .map(link -> new SiteLink(link.getString("label"), link.getString("address")))
                        .toList()
                : now;
    }
}
