package org.travessia.feed.control;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;
import org.travessia.platform.Configuration;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.PublishedPost;
import org.travessia.web.Site;

/** Writes the newest published posts, whole, for programs that fetch them. */
@ApplicationScoped
public class Feeds {

    /** How many posts a feed holds. */
    public static final int LENGTH = 20;

    private final BrowsePosts posts;
    private final URI baseUrl;

    /** For the proxy only. */
    protected Feeds() {
        this.posts = null;
        this.baseUrl = null;
    }

    @Inject
    public Feeds(BrowsePosts posts, Configuration configuration) {
        this.posts = posts;
        this.baseUrl = configuration.baseUrl();
    }

    /**
     * A feed as it is now.
     *
     * @param document XML or JSON, UTF-8
     * @param lastChange when one of its posts last changed; the beginning of time if there is none
     */
    public record Feed(byte[] document, Instant lastChange) {}

    /** Writes the feed of all posts. */
    public Feed write(FeedFormat format, Site site) {
        return write(format, site, FeedScope.all(posts.newest(LENGTH)));
    }

    /** Writes a feed under the name of the site. */
    public Feed write(FeedFormat format, Site site, FeedScope scope) {
        Instant lastChange = scope.posts().stream()
                .map(PublishedPost::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        String document = format == FeedFormat.JSON
                ? json(site, scope)
                : xml(syndication(format, site, scope, lastChange), format, languages(site, scope));
        return new Feed(document.getBytes(StandardCharsets.UTF_8), lastChange);
    }

    private String json(Site site, FeedScope scope) {
        JsonFeed feed = new JsonFeed(
                title(scope, site),
                baseUrl + scope.page(),
                baseUrl + FeedFormat.JSON.path(scope.place()),
                language(site, scope));
        if (!site.tagline().isBlank()) {
            feed.describe(site.tagline());
        }
        for (PublishedPost post : scope.posts()) {
            String address = address(post);
            JsonObjectBuilder item = JsonFeed.item(
                            id(post.feedId()),
                            address,
                            post.title(),
                            AbsoluteLinks.in(post.html(), baseUrl, address),
                            post.authorName())
                    .add("summary", post.excerpt())
                    .add("date_published", post.publishedAt().toString())
                    .add("date_modified", post.updatedAt().toString());
            post.featureImage().ifPresent(image -> item.add("image", WholeUrl.ofReference(baseUrl.toString(), image)));
            if (!post.subjects().isEmpty()) {
                item.add("tags", Json.createArrayBuilder(post.subjects()));
            }
            ownLanguage(post, site, scope).ifPresent(language -> item.add("language", language));
            feed.add(item);
        }
        return feed.write();
    }

    /** What an entry is known by, so that no program shows it as new when its address, or the blog's, is another. */
    static String id(UUID feedId) {
        return "urn:uuid:" + feedId;
    }

    private String address(PublishedPost post) {
        return baseUrl + "/posts/" + URLEncoder.encode(post.slug(), StandardCharsets.UTF_8);
    }

    private static Locale language(Site site, FeedScope scope) {
        return scope.language().orElse(site.language());
    }

    /** The language tag of a post that is in another language than its feed. */
    private static Optional<String> ownLanguage(PublishedPost post, Site site, FeedScope scope) {
        return Optional.of(post.language().orElse(site.language().toLanguageTag()))
                .filter(tag -> !tag.equals(language(site, scope).toLanguageTag()));
    }

    /** Of the feed, and of those entries, by their places in it, that differ. */
    private record Languages(Locale feed, List<Optional<String>> entries) {}

    private static Languages languages(Site site, FeedScope scope) {
        return new Languages(
                language(site, scope),
                scope.posts().stream()
                        .map(post -> ownLanguage(post, site, scope))
                        .toList());
    }

    private static String xml(SyndFeed feed, FeedFormat format, Languages languages) {
        try {
            Document document = new SyndFeedOutput().outputJDom(feed);
            if (format == FeedFormat.ATOM) {
                speak(document.getRootElement(), languages);
            }
            return new XMLOutputter().outputString(document);
        } catch (FeedException impossible) {
            throw new IllegalStateException("a feed of checked posts", impossible);
        }
    }

    /** Atom has an attribute of XML for it, which the library does not write. */
    private static void speak(Element feed, Languages languages) {
        feed.setAttribute("lang", languages.feed().toLanguageTag(), Namespace.XML_NAMESPACE);
        List<Element> entries = feed.getChildren("entry", feed.getNamespace());
        for (int place = 0; place < entries.size(); place++) {
            Element entry = entries.get(place);
            languages.entries().get(place).ifPresent(tag -> entry.setAttribute("lang", tag, Namespace.XML_NAMESPACE));
        }
    }

    private SyndFeed syndication(FeedFormat format, Site site, FeedScope scope, Instant lastChange) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format.romeName());
        feed.setEncoding("UTF-8");
        // The site's first feed was known by its home page; a language has none of its own.
        feed.setUri(baseUrl + (scope.language().isPresent() ? "/feeds" + scope.place() : scope.page()));
        feed.setTitle(Xml.text(title(scope, site)));
        // RSS demands a description, and Atom none that is empty.
        feed.setDescription(Xml.text(site.tagline().isBlank() ? site.title() : site.tagline()));
        feed.setLanguage(language(site, scope).toLanguageTag());
        if (format == FeedFormat.ATOM || !scope.posts().isEmpty()) {
            feed.setPublishedDate(Date.from(lastChange));
        }
        FeedLinks.set(feed, format, baseUrl + scope.page(), baseUrl + format.path(scope.place()));
        feed.setEntries(scope.posts().stream()
                .map(post -> entry(post, format, ownLanguage(post, site, scope)))
                .toList());
        return feed;
    }

    static String title(FeedScope scope, Site site) {
        return scope.title().isEmpty() ? site.title() : scope.title() + " · " + site.title();
    }

    private SyndEntry entry(PublishedPost post, FeedFormat format, Optional<String> language) {
        String address = address(post);
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(id(post.feedId()));
        entry.setLink(address);
        entry.setTitle(Xml.text(post.title()));
        if (format == FeedFormat.ATOM) {
            SyndPersonImpl author = new SyndPersonImpl();
            author.setName(Xml.text(post.authorName()));
            entry.setAuthors(List.of(author));
            entry.setUpdatedDate(Date.from(post.updatedAt()));
        } else {
            // RSS's own author is a mail address, which nobody wants to publish.
            DCModule terms = (DCModule) entry.getModule(DCModule.URI);
            terms.setCreator(Xml.text(post.authorName()));
            language.ifPresent(terms::setLanguage);
        }
        entry.setCategories(post.subjects().stream().map(Feeds::category).toList());
        entry.setPublishedDate(Date.from(post.publishedAt()));
        entry.setDescription(content("text/plain", Xml.text(post.excerpt())));
        entry.setContents(List.of(content("html", Xml.text(AbsoluteLinks.in(post.html(), baseUrl, address)))));
        return entry;
    }

    private static SyndCategory category(String name) {
        SyndCategory category = new SyndCategoryImpl();
        category.setName(Xml.text(name));
        return category;
    }

    private static SyndContent content(String type, String value) {
        SyndContent content = new SyndContentImpl();
        content.setType(type);
        content.setValue(value);
        return content;
    }
}
