package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.PostView;
import org.travessia.post.control.SharePicture;
import org.travessia.post.control.Surroundings;
import org.travessia.post.entity.PostKind;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Layout;

/**
 * What search engines and other sites read of a post's page: schema.org's terms as JSON-LD, and the addresses that Open Graph
 * wants whole.
 */
public record PostMetadata(Layout layout, PostView post, Surroundings around) {

    /** The library writes the two beside each other into what shows an image of its own. */
    private static final Pattern SIZE = Pattern.compile(" width=\"(\\d+)\" height=\"(\\d+)\"");

    /** The post's own address, whole and percent-encoded. */
    public String url() {
        return post.canonicalUrl().orElse(absolute(post.path()));
    }

    /** The title that search engines and other sites show. */
    public String title() {
        return post.seoTitle().isEmpty() ? post.title() : post.seoTitle();
    }

    /** What search engines and other sites show below the title. */
    public String description() {
        return post.seoDescription().isEmpty() ? post.excerpt() : post.seoDescription();
    }

    /** The address of the post's image, whole; of the one that is drawn of its title where it has none of its own. */
    public String image() {
        return post.featureImage()
                .map(address -> WholeUrl.ofReference(layout.baseUrl(), address))
                .orElseGet(() -> absolute(picture().path(post.path())));
    }

    /** Whether the image is drawn, {@link SharePicture#WIDTH} by {@link SharePicture#HEIGHT} pixels. */
    public boolean drawn() {
        return post.featureImage().isEmpty();
    }

    /** The size of the image, in pixels, where it is known. */
    public Optional<Size> imageSize() {
        if (drawn()) {
            return Optional.of(new Size(String.valueOf(SharePicture.WIDTH), String.valueOf(SharePicture.HEIGHT)));
        }
        Matcher size = SIZE.matcher(post.featureHtml());
        return size.find() ? Optional.of(new Size(size.group(1), size.group(2))) : Optional.empty();
    }

    /** Of an image, in pixels. */
    public record Size(String width, String height) {}

    /** What is to be seen in the image. */
    public String imageAlt() {
        return drawn() ? post.title() : post.featureImageAlt();
    }

    private SharePicture picture() {
        return new SharePicture(post.title(), layout.siteTitle(), layout.site().accent());
    }

    /** The language of the text, as Open Graph writes it: {@code pt_BR}. */
    public String locale() {
        return language().replace('-', '_');
    }

    /** The language tag of the text. */
    public String language() {
        return post.language().orElse(layout.siteLanguage());
    }

    /** A path of this blog, which is not percent-encoded, as a whole address. */
    public String absolute(String path) {
        return layout.absolute(path);
    }

    /** The post, and the way to it from the home page, for a script element. */
    public String jsonLd() {
        return JsonLd.graph(article(), breadcrumbs());
    }

    /** A schema.org BlogPosting or WebPage. */
    private JsonObject article() {
        boolean entry = post.kind() == PostKind.POST;
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("@type", entry ? "BlogPosting" : "WebPage")
                .add("@id", url())
                .add("url", url())
                .add("mainEntityOfPage", url())
                .add("headline", post.title())
                .add("description", description())
                .add("inLanguage", language())
                .add("dateModified", layout.machineTime(post.updatedAt()))
                .add("author", JsonLd.person(layout, post.authorName(), post.authorUsername()))
                .add("publisher", JsonLd.publisher(layout))
                .add(
                        "isPartOf",
                        Json.createObjectBuilder()
                                .add("@type", entry ? "Blog" : "WebSite")
                                .add("@id", layout.baseUrl() + (entry ? "/" : JsonLd.SITE))
                                .add("name", layout.siteTitle()))
                .add("image", image());
        post.publishedAt().ifPresent(at -> json.add("datePublished", layout.machineTime(at)));
        if (entry) {
            post.categoryName().ifPresent(name -> json.add("articleSection", name));
            json.add("wordCount", post.wordCount());
            JsonArrayBuilder keywords = Json.createArrayBuilder();
            around.tags().forEach(tag -> keywords.add(tag.title()));
            json.add("keywords", keywords);
        }
        return json.build();
    }

    /** Home, the category, the post: as the page itself leads back. */
    private JsonObject breadcrumbs() {
        JsonLd.Breadcrumbs way = new JsonLd.Breadcrumbs().through(layout.siteTitle(), absolute("/"));
        if (post.categoryName().isPresent()) {
            way.through(
                    post.categoryName().get(),
                    absolute(TermKind.CATEGORY.path(post.categorySlug().orElseThrow())));
        }
        return way.to(post.title());
    }
}
