package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.travessia.web.Layout;

/** What pages tell search engines in schema.org's terms, as JSON-LD 1.1. */
final class JsonLd {

    private static final String CONTEXT = "https://schema.org";

    /** What the whole of the blog's pages is called, besides the blog itself, which is called as its home page. */
    static final String SITE = "/#site";

    private JsonLd() {}

    /** Things as the text of a script element, which nothing in them can end. */
    static String graph(JsonObject... things) {
        JsonArrayBuilder graph = Json.createArrayBuilder();
        for (JsonObject thing : things) {
            graph.add(thing);
        }
        return Json.createObjectBuilder()
                .add("@context", CONTEXT)
                .add("@graph", graph)
                .build()
                .toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Somebody who writes. */
    static JsonObject person(Layout layout, String name, String username) {
        return Json.createObjectBuilder()
                .add("@type", "Person")
                .add("@id", layout.absolute("/authors/" + username))
                .add("name", name)
                .add("url", layout.absolute("/authors/" + username))
                .build();
    }

    /** The blog as who publishes it. */
    static JsonObject publisher(Layout layout) {
        JsonObjectBuilder publisher = Json.createObjectBuilder()
                .add("@type", "Organization")
                .add("name", layout.siteTitle())
                .add("url", layout.absolute("/"));
        layout.site()
                .logo()
                .ifPresent(logo -> publisher.add(
                        "logo",
                        Json.createObjectBuilder()
                                .add("@type", "ImageObject")
                                .add("url", layout.baseUrl() + logo.address())
                                .add("width", String.valueOf(logo.width()))
                                .add("height", String.valueOf(logo.height()))));
        return publisher.build();
    }

    /** The way to a page. */
    static final class Breadcrumbs {

        private final JsonArrayBuilder places = Json.createArrayBuilder();
        private int position;

        /** Over another page. */
        Breadcrumbs through(String name, String url) {
            places.add(place(name).add("item", url));
            return this;
        }

        /** To the page itself. */
        JsonObject to(String name) {
            return Json.createObjectBuilder()
                    .add("@type", "BreadcrumbList")
                    .add("itemListElement", places.add(place(name)))
                    .build();
        }

        private JsonObjectBuilder place(String name) {
            position++;
            return Json.createObjectBuilder()
                    .add("@type", "ListItem")
                    .add("position", position)
                    .add("name", name);
        }
    }
}
