package org.travessia.feed.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.feed.control.CommentFeeds;
import org.travessia.feed.control.FeedFormat;
import org.travessia.feed.control.FeedScope;
import org.travessia.feed.control.Feeds;
import org.travessia.post.control.AuthorView;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.PublishedPost;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Document;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * The newest posts for programs. They ask often and rarely find anything new, so that what they have is compared with what
 * there is before anything is sent.
 */
@Path("/feeds")
@PermitAll
@RequestScoped
public class FeedResource {

    private static final String FILE = "{file: (?:rss|atom)\\.xml|feed\\.json}";

    @Inject
    Feeds feeds;

    @Inject
    BrowsePosts posts;

    @Inject
    ReadTerms terms;

    @Inject
    CommentFeeds commentFeeds;

    @Inject
    Site site;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    /** All posts. */
    @GET
    @Path(FILE)
    public Response all(@PathParam("file") String file) {
        FeedFormat format = format(file);
        return answer(format, feeds.write(format, site));
    }

    /** The posts under a tag. */
    @GET
    @Path("tags/{slug}/" + FILE)
    public Response tag(@PathParam("slug") String slug, @PathParam("file") String file) {
        return term(TermKind.TAG, slug, file);
    }

    /** The posts of a category. */
    @GET
    @Path("categories/{slug}/" + FILE)
    public Response category(@PathParam("slug") String slug, @PathParam("file") String file) {
        return term(TermKind.CATEGORY, slug, file);
    }

    /** One person's posts. */
    @GET
    @Path("authors/{username}/" + FILE)
    public Response author(@PathParam("username") String username, @PathParam("file") String file) {
        AuthorView author = posts.author(username);
        FeedFormat format = format(file);
        return answer(
                format,
                feeds.write(
                        format,
                        site,
                        FeedScope.of(
                                author.displayName(),
                                "/authors/" + encoded(author.username()),
                                posts.newestBy(author, Feeds.LENGTH))));
    }

    /** The posts of a month. */
    @GET
    @Path("archive/{year: \\d{4}}/{month: 0[1-9]|1[0-2]}/" + FILE)
    public Response month(@PathParam("year") int year, @PathParam("month") int month, @PathParam("file") String file) {
        YearMonth asked = YearMonth.of(year, month);
        List<PublishedPost> newest = posts.newestIn(asked, site.zone(), Feeds.LENGTH);
        if (newest.isEmpty()) {
            throw new NotFoundException();
        }
        String title = Messages.in(site.language()).monthName(asked) + " " + year;
        FeedFormat format = format(file);
        return answer(
                format,
                feeds.write(format, site, FeedScope.of(title, "/archive/%d/%02d".formatted(year, month), newest)));
    }

    /** The posts in a language of the blog's. */
    @GET
    @Path("{language: [a-z]{2}(?:-[A-Z]{2})?}/" + FILE)
    public Response language(@PathParam("language") String tag, @PathParam("file") String file) {
        Locale language = Locale.forLanguageTag(tag);
        if (!Messages.LANGUAGES.contains(language)) {
            throw new NotFoundException();
        }
        FeedFormat format = format(file);
        return answer(
                format,
                feeds.write(
                        format,
                        site,
                        FeedScope.in(
                                language,
                                Messages.in(language).text("web.languageName"),
                                posts.newestIn(language, site.language(), Feeds.LENGTH))));
    }

    private Response term(TermKind kind, String slug, String file) {
        TermView term = terms.bySlug(kind, slug);
        FeedFormat format = format(file);
        return answer(
                format,
                feeds.write(
                        format,
                        site,
                        FeedScope.of(term.name(), kind.path(encoded(slug)), posts.newestUnder(term, Feeds.LENGTH))));
    }

    private static FeedFormat format(String file) {
        return FeedFormat.of(file).orElseThrow(NotFoundException::new);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    /** The newest comments of the blog. */
    @GET
    @Path("comments/" + FILE)
    public Response comments(@PathParam("file") String file) {
        return comments(format(file), Optional.empty());
    }

    /** The newest comments on one post. */
    @GET
    @Path("posts/{slug}/comments/" + FILE)
    public Response comments(@PathParam("slug") String slug, @PathParam("file") String file) {
        return comments(format(file), Optional.of(slug));
    }

    private Response comments(FeedFormat format, Optional<String> slug) {
        return answer(format, commentFeeds.write(format, site, slug));
    }

    private Response answer(FeedFormat format, Feeds.Feed feed) {
        return new Document(feed.document(), format.contentType() + ";charset=utf-8", Optional.of(feed.lastChange()))
                .answer(request, headers)
                .build();
    }
}
