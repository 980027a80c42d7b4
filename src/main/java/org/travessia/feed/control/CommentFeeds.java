package org.travessia.feed.control;

import com.rometools.rome.feed.module.DCModule;
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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.PublicComment;
import org.travessia.comment.control.ReadComments;
import org.travessia.platform.Configuration;
import org.travessia.post.control.PostNotFound;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/** Writes the newest comments, of the whole blog or of one post, for programs that fetch them. */
@ApplicationScoped
public class CommentFeeds {

    /** How many comments a feed holds. */
    public static final int LENGTH = 30;

    private final ReadComments comments;
    private final URI baseUrl;

    /** For the proxy only. */
    protected CommentFeeds() {
        this.comments = null;
        this.baseUrl = null;
    }

    @Inject
    public CommentFeeds(ReadComments comments, Configuration configuration) {
        this.comments = comments;
        this.baseUrl = configuration.baseUrl();
    }

    /** Where on the blog a feed of comments is: of all, or of one post. */
    public static String path(FeedFormat format, Optional<String> slug) {
        return format.path(slug.map(name -> "/posts/" + encoded(name)).orElse("") + "/comments");
    }

    /**
     * Writes a feed in the site's language.
     *
     * @param slug of the one post; empty for all public posts
     * @throws PostNotFound if there is no such post, or it is not public
     */
    public Feeds.Feed write(FeedFormat format, Site site, Optional<String> slug) {
        List<PublicComment> newest = slug.isPresent() ? comments.newestOf(slug.get(), LENGTH) : comments.newest(LENGTH);
        Messages messages = Messages.in(site.language());
        Instant lastChange = newest.stream()
                .map(PublicComment::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        String page = baseUrl + slug.map(name -> "/posts/" + encoded(name)).orElse("/");
        // A post without comments has no title here, and needs none.
        String title = slug.isPresent() && !newest.isEmpty()
                ? messages.text("comment.feed.post", newest.get(0).postTitle())
                : messages.text("comment.feed");
        if (format == FeedFormat.JSON) {
            return new Feeds.Feed(
                    json(newest, title + " · " + site.title(), page, baseUrl + path(format, slug), messages)
                            .getBytes(StandardCharsets.UTF_8),
                    lastChange);
        }
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format.romeName());
        feed.setEncoding("UTF-8");
        feed.setUri(baseUrl + path(format, slug));
        feed.setTitle(Xml.text(title + " · " + site.title()));
        feed.setDescription(Xml.text(title));
        feed.setLanguage(site.language().toLanguageTag());
        if (format == FeedFormat.ATOM || !newest.isEmpty()) {
            feed.setPublishedDate(Date.from(lastChange));
        }
        FeedLinks.set(feed, format, page, baseUrl + path(format, slug));
        feed.setEntries(
                newest.stream().map(comment -> entry(comment, format, messages)).toList());
        try {
            return new Feeds.Feed(
                    new SyndFeedOutput().outputString(feed, false).getBytes(StandardCharsets.UTF_8), lastChange);
        } catch (FeedException impossible) {
            throw new IllegalStateException("a feed of checked comments", impossible);
        }
    }

    private String json(List<PublicComment> comments, String title, String page, String self, Messages messages) {
        JsonFeed feed = new JsonFeed(title, page, self, messages.locale());
        for (PublicComment comment : comments) {
            feed.add(JsonFeed.item(
                            Feeds.id(comment.feedId()),
                            address(comment),
                            messages.text("comment.feed.entry", comment.authorName(), comment.postTitle()),
                            comment.html(),
                            comment.authorName())
                    .add("date_published", comment.createdAt().toString())
                    .add("date_modified", comment.changedAt().toString()));
        }
        return feed.write();
    }

    private String address(PublicComment comment) {
        return baseUrl + "/posts/" + encoded(comment.postSlug()) + "?comment=" + comment.id() + "#comment-"
                + comment.id();
    }

    private SyndEntry entry(PublicComment comment, FeedFormat format, Messages messages) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(Feeds.id(comment.feedId()));
        entry.setLink(address(comment));
        entry.setTitle(Xml.text(messages.text("comment.feed.entry", comment.authorName(), comment.postTitle())));
        if (format == FeedFormat.ATOM) {
            SyndPersonImpl author = new SyndPersonImpl();
            author.setName(Xml.text(comment.authorName()));
            entry.setAuthors(List.of(author));
            entry.setUpdatedDate(Date.from(comment.changedAt()));
        } else {
            ((DCModule) entry.getModule(DCModule.URI)).setCreator(Xml.text(comment.authorName()));
        }
        entry.setPublishedDate(Date.from(comment.createdAt()));
        SyndContent content = new SyndContentImpl();
        content.setType("html");
        content.setValue(Xml.text(comment.html()));
        if (format == FeedFormat.RSS) {
            entry.setDescription(content);
        } else {
            entry.setContents(List.of(content));
        }
        return entry;
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
