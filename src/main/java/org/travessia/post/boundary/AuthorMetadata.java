package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.AuthorView;
import org.travessia.web.Layout;

/** What search engines read of an author's page. */
public record AuthorMetadata(Layout layout, AuthorView author) {

    /** A schema.org ProfilePage about a Person, for a script element. */
    public String jsonLd() {
        String url = layout.absolute("/authors/" + author.username());
        JsonObjectBuilder person =
                Json.createObjectBuilder(JsonLd.person(layout, author.displayName(), author.username()));
        if (!author.bio().isEmpty()) {
            person.add("description", author.bio());
        }
        if (author.avatar() != null) {
            person.add("image", WholeUrl.ofReference(layout.baseUrl(), author.avatar()));
        }
        if (author.website() != null) {
            person.add("sameAs", author.website());
        }
        return JsonLd.graph(
                Json.createObjectBuilder()
                        .add("@type", "ProfilePage")
                        .add("@id", url + "#profile")
                        .add("url", url)
                        .add("name", author.displayName())
                        .add("inLanguage", layout.siteLanguage())
                        .add("mainEntity", person)
                        .build(),
                new JsonLd.Breadcrumbs()
                        .through(layout.siteTitle(), layout.absolute("/"))
                        .to(author.displayName()));
    }
}
