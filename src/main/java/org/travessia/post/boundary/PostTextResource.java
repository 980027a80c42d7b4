package org.travessia.post.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.travessia.platform.Configuration;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.PostText;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.entity.PostKind;
import org.travessia.web.Document;

/**
 * Posts and pages as they were written, at their own addresses with {@code .md} behind: for programs, and for people who want to take a
 * text along. Only what everybody may read; who signs in or gives a password reads it on its page. Search engines keep the page.
 */
@Path("/")
@PermitAll
@RequestScoped
public class PostTextResource {

    /** Whole, because a dot between a variable and its ending is any character to some. */
    private static final String FILE = "{file: [^./]+\\.md}";

    /** RFC 7763, with a variant of RFC 7764. */
    private static final String CONTENT_TYPE = "text/markdown;charset=utf-8;variant=GFM";

    @Inject
    ReadPosts posts;

    @Inject
    Configuration configuration;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    @GET
    @Path("posts/" + FILE)
    public Response post(@PathParam("file") String file) {
        return text(PostKind.POST, file);
    }

    @GET
    @Path(FILE)
    public Response page(@PathParam("file") String file) {
        return text(PostKind.PAGE, file);
    }

    private Response text(PostKind kind, String file) {
        PostText text = posts.text(kind, file.substring(0, file.length() - ".md".length()));
        byte[] content = text.document().getBytes(StandardCharsets.UTF_8);
        String page = WholeUrl.ofPath(configuration.baseUrl().toString(), text.path());
        return new Document(content, CONTENT_TYPE, Optional.of(text.updatedAt()))
                .answer(request, headers)
                .links(Link.fromUri(page).rel("canonical").build())
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
