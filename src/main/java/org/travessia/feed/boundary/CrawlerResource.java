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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.travessia.feed.control.LlmsText;
import org.travessia.feed.control.Section;
import org.travessia.feed.control.Sitemap;
import org.travessia.platform.Configuration;
import org.travessia.web.Document;
import org.travessia.web.PageFilter;
import org.travessia.web.Site;

/** What search engines and other programs ask for first. */
@Path("/")
@PermitAll
@RequestScoped
public class CrawlerResource {

    @Inject
    Sitemap sitemap;

    @Inject
    LlmsText llms;

    @Inject
    Configuration configuration;

    @Inject
    Site site;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    /** The sitemap, or the index of its files. */
    @GET
    @Path("sitemap.xml")
    public Response sitemap() {
        return xml(sitemap.main(site));
    }

    /** One file of a sitemap that needs several. */
    @GET
    @Path("sitemap-{section: [a-z]+}-{number: [1-9][0-9]{0,4}}.xml")
    public Response sitemap(@PathParam("section") String section, @PathParam("number") int number) {
        return xml(Section.of(section)
                .flatMap(known -> sitemap.file(known, number, site))
                .orElseThrow(NotFoundException::new));
    }

    /** What language models are to read first. */
    @GET
    @Path("llms.txt")
    public Response llms() {
        return new Document(
                        llms.write(site).getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8", Optional.empty())
                .answer(request, headers)
                .build();
    }

    /** Which addresses are of no use to a search engine. */
    @GET
    @Path("robots.txt")
    public Response robots() {
        String rules = """
                User-agent: *
                Disallow: /account
                Disallow: /admin$
                Disallow: /admin/
                Disallow: /api/
                Disallow: /language/
                Disallow: /theme/
                Disallow: /posts/*/comment
                Disallow: /setup
                Disallow: /sign-in

                Sitemap: %s/sitemap.xml
                """.formatted(configuration.baseUrl());
        return Response.ok(rules)
                .type("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC)
                .build();
    }

    /** What goes from a sitemap leaves no time behind: only the bytes tell whether it is the same. */
    private Response xml(byte[] content) {
        return new Document(content, "application/xml;charset=utf-8", Optional.empty())
                .answer(request, headers)
                .build();
    }
}
