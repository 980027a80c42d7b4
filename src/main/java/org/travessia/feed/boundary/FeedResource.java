package org.travessia.feed.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.travessia.feed.control.FeedFormat;
import org.travessia.feed.control.Feeds;
import org.travessia.platform.Sha256;
import org.travessia.web.PageFilter;
import org.travessia.web.Site;

/**
 * The newest posts for programs. They ask often and rarely find anything new, so that what they have is compared with what
 * there is before anything is sent.
 */
@Path("/feeds")
@PermitAll
@RequestScoped
public class FeedResource {

    @Inject
    Feeds feeds;

    @Inject
    Site site;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    /** RSS 2.0. */
    @GET
    @Path("rss.xml")
    public Response rss() {
        return answer(FeedFormat.RSS);
    }

    /** Atom 1.0, RFC 4287. */
    @GET
    @Path("atom.xml")
    public Response atom() {
        return answer(FeedFormat.ATOM);
    }

    private Response answer(FeedFormat format) {
        Feeds.Feed feed = feeds.write(format, site);
        String hash = hash(feed.xml());
        // HTTP's dates have no fractions: what is newer than its own second would never be known.
        Date lastChange = Date.from(feed.lastChange().truncatedTo(ChronoUnit.SECONDS));
        Response.ResponseBuilder known = known(hash, lastChange);
        return (known != null ? known : Response.ok(feed.xml()).type(format.contentType() + ";charset=utf-8"))
                .tag(hash)
                .lastModified(lastChange)
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC)
                .build();
    }

    /** The tag decides where one is sent (RFC 9110, 13.2.2); a web server that compresses makes ours a weak one. */
    private Response.ResponseBuilder known(String hash, Date lastChange) {
        if (headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null) {
            return request.evaluatePreconditions(lastChange);
        }
        Response.ResponseBuilder known = request.evaluatePreconditions(new EntityTag(hash));
        return known != null ? known : request.evaluatePreconditions(new EntityTag(hash, true));
    }

    private static String hash(byte[] xml) {
        return Sha256.hex(xml).substring(0, 32);
    }
}
