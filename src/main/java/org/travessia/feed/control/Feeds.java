package org.travessia.feed.control;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.travessia.platform.Configuration;
import org.travessia.post.control.PublishedPost;
import org.travessia.post.control.ReadPosts;
import org.travessia.web.Site;

/** Writes the newest published posts, whole, for programs that fetch them. */
@ApplicationScoped
public class Feeds {

    /** How many posts a feed holds. */
    public static final int LENGTH = 20;

    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private final ReadPosts posts;
    private final URI baseUrl;

    /** For the proxy only. */
    protected Feeds() {
        this.posts = null;
        this.baseUrl = null;
    }

    @Inject
    public Feeds(ReadPosts posts, Configuration configuration) {
        this.posts = posts;
        this.baseUrl = configuration.baseUrl();
    }

    /**
     * A feed as it is now.
     *
     * @param xml the document, UTF-8
     * @param lastChange when one of its posts last changed; the beginning of time if there is none
     */
    public record Feed(byte[] xml, Instant lastChange) {}

    /** Writes a feed under the name of the site. */
    public Feed write(FeedFormat format, Site site) {
        List<PublishedPost> newest = posts.newest(LENGTH);
        Instant lastChange = newest.stream()
                .map(PublishedPost::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format.romeName());
        feed.setEncoding("UTF-8");
        feed.setUri(baseUrl + "/");
        feed.setTitle(Xml.text(site.title()));
        // RSS demands a description, and Atom none that is empty.
        feed.setDescription(Xml.text(site.tagline().isBlank() ? site.title() : site.tagline()));
        feed.setLanguage(site.language().toLanguageTag());
        if (format == FeedFormat.ATOM || !newest.isEmpty()) {
            feed.setPublishedDate(Date.from(lastChange));
        }
        link(feed, format);
        feed.setEntries(newest.stream().map(post -> entry(post, format)).toList());
        try {
            return new Feed(
                    new SyndFeedOutput().outputString(feed, false).getBytes(StandardCharsets.UTF_8), lastChange);
        } catch (FeedException impossible) {
            throw new IllegalStateException("a feed of checked posts", impossible);
        }
    }

    private void link(SyndFeed feed, FeedFormat format) {
        String self = baseUrl + format.path();
        if (format == FeedFormat.ATOM) {
            feed.setLinks(
                    List.of(link(baseUrl + "/", "alternate", "text/html"), link(self, "self", format.contentType())));
        } else {
            feed.setLink(baseUrl + "/");
            // RSS has no element for its own address; everybody borrows Atom's.
            feed.setForeignMarkup(List.of(new Element("link", ATOM)
                    .setAttribute("href", self)
                    .setAttribute("rel", "self")
                    .setAttribute("type", format.contentType())));
        }
    }

    private static SyndLink link(String address, String relation, String type) {
        SyndLink link = new SyndLinkImpl();
        link.setHref(address);
        link.setRel(relation);
        link.setType(type);
        return link;
    }

    private SyndEntry entry(PublishedPost post, FeedFormat format) {
        String address = baseUrl + "/posts/" + URLEncoder.encode(post.slug(), StandardCharsets.UTF_8);
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(address);
        entry.setLink(address);
        entry.setTitle(Xml.text(post.title()));
        if (format == FeedFormat.ATOM) {
            SyndPersonImpl author = new SyndPersonImpl();
            author.setName(Xml.text(post.authorName()));
            entry.setAuthors(List.of(author));
            entry.setUpdatedDate(Date.from(post.updatedAt()));
        } else {
            // RSS's own author is a mail address, which nobody wants to publish.
            ((DCModule) entry.getModule(DCModule.URI)).setCreator(Xml.text(post.authorName()));
        }
        entry.setPublishedDate(Date.from(post.publishedAt()));
        entry.setDescription(content("text/plain", Xml.text(post.excerpt())));
        entry.setContents(List.of(content("html", Xml.text(AbsoluteLinks.in(post.html(), baseUrl, address)))));
        return entry;
    }

    private static SyndContent content(String type, String value) {
        SyndContent content = new SyndContentImpl();
        content.setType(type);
        content.setValue(value);
        return content;
    }
}
