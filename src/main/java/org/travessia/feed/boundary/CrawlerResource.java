package org.travessia.feed.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.travessia.feed.control.Sitemap;
import org.travessia.platform.Configuration;
import org.travessia.web.PageFilter;

/** What search engines ask for first. */
@Path("/")
@PermitAll
@RequestScoped
public class CrawlerResource {

    @Inject
    Sitemap sitemap;

    @Inject
    Configuration configuration;

    /** The sitemap, or the index of its files. */
    @GET
    @Path("sitemap.xml")
    public Response sitemap() {
        // Asked here, while an answer can still be an error.
        sitemap.files();
        return xml(sitemap::writeMain);
    }

    /** One file of a sitemap that needs several. */
    @GET
    @Path("sitemap-{number: [1-9][0-9]{0,4}}.xml")
    public Response sitemap(@PathParam("number") int number) {
        if (number > sitemap.files()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return xml(output -> sitemap.writeFile(number, output));
    }

    /** Which addresses are of no use to a search engine. */
    @GET
    @Path("robots.txt")
    public Response robots() {
        String rules = """
                User-agent: *
                Disallow: /account
                Disallow: /admin/
                Disallow: /api/
                Disallow: /language/
                Disallow: /setup
                Disallow: /sign-in

                Sitemap: %s/sitemap.xml
                """.formatted(configuration.baseUrl());
        return Response.ok(rules)
                .type("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC)
                .build();
    }

    private static Response xml(StreamingOutput document) {
        return Response.ok(document)
                .type("application/xml;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC)
                .build();
    }
}
