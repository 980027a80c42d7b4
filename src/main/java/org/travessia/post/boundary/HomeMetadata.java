package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.travessia.web.Layout;

/** What search engines and other sites read of the home page. */
public record HomeMetadata(Layout layout) {

    /** What the blog is about, in its own words where it has some. */
    public String description() {
        if (!layout.site().description().isEmpty()) {
            return layout.site().description();
        }
        return layout.tagline().isEmpty() ? layout.text("reader.description", layout.siteTitle()) : layout.tagline();
    }

    /** The site, with its search, and the blog, for a script element. */
    public String jsonLd() {
        return JsonLd.graph(site(), blog());
    }

    private JsonObject site() {
        return about("WebSite", JsonLd.SITE)
                .add(
                        "potentialAction",
                        Json.createObjectBuilder()
                                .add("@type", "SearchAction")
                                .add(
                                        "target",
                                        Json.createObjectBuilder()
                                                .add("@type", "EntryPoint")
                                                .add(
                                                        "urlTemplate",
                                                        layout.absolute("/search") + "?q={search_term_string}"))
                                .add("query-input", "required name=search_term_string"))
                .build();
    }

    private JsonObject blog() {
        return about("Blog", "/").build();
    }

    private JsonObjectBuilder about(String type, String id) {
        return Json.createObjectBuilder()
                .add("@type", type)
                .add("@id", layout.baseUrl() + id)
                .add("url", layout.absolute("/"))
                .add("name", layout.siteTitle())
                .add("description", description())
                .add("inLanguage", layout.siteLanguage())
                .add("publisher", JsonLd.publisher(layout));
    }
}
