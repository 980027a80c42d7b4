package org.travessia.feed.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** JSON Feed 1.1 (jsonfeed.org), which the library for the other formats does not write. */
final class JsonFeed {

    private final JsonObjectBuilder feed = Json.createObjectBuilder();
    private final JsonArrayBuilder items = Json.createArrayBuilder();

    /**
     * A feed without anything in it.
     *
     * @param page the address of the page that shows the same
     * @param self its own address
     */
    JsonFeed(String title, String page, String self, Locale language) {
        feed.add("version", "https://jsonfeed.org/version/1.1")
                .add("title", title)
                .add("home_page_url", page)
                .add("feed_url", self)
                .add("language", language.toLanguageTag());
    }

    void describe(String description) {
        feed.add("description", description);
    }

    void add(JsonObjectBuilder item) {
        items.add(item);
    }

    /** What an item needs in any case, for more to be added. */
    static JsonObjectBuilder item(String id, String address, String title, String html, String author) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("url", address)
                .add("title", title)
                .add("content_html", html)
                .add(
                        "authors",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", author)));
    }

    String write() {
        return feed.add("items", items).build().toString();
    }
}
