package org.travessia.post.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.platform.Configuration;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.DrawSharePicture;
import org.travessia.post.control.PostText;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.SharePicture;
import org.travessia.post.entity.PostKind;
import org.travessia.web.PageFilter;
import org.travessia.web.Site;

/**
 * The pictures that other sites show of the blog, and of posts and pages without an image of their own. What one shows is in its address; whoever asks by
 * an address of before is sent to the one of now. Only of what everybody may read.
 */
@Path("/og")
@PermitAll
@RequestScoped
public class SharePictureResource {

    private static final String FILE = "{file: [^./]+-[0-9a-f]{16}\\.png}";
    private static final Pattern PARTS = Pattern.compile("(.*)-([0-9a-f]{16})\\.png");

    private static final long SECONDS_UNTIL_AGAIN = 5;

    @Inject
    ReadPosts posts;

    @Inject
    DrawSharePicture drawing;

    @Inject
    Site site;

    @Inject
    Configuration configuration;

    @Context
    Request request;

    @GET
    @Path("posts/" + FILE)
    public Response post(@PathParam("file") String file) {
        return picture(PostKind.POST, file);
    }

    @GET
    @Path(FILE)
    public Response page(@PathParam("file") String file) {
        return picture(PostKind.PAGE, file);
    }

    /** The blog's own, which its lists have. */
    @GET
    @Path("{file: -[0-9a-f]{16}\\.png}")
    public Response blog(@PathParam("file") String file) {
        return answer(
                SharePicture.ofSite(site.title(), site.accent()),
                SharePicture.HOME,
                parts(file).group(2));
    }

    private Response picture(PostKind kind, String file) {
        Matcher parts = parts(file);
        PostText post = posts.text(kind, parts.group(1));
        return answer(new SharePicture(post.title(), site.title(), site.accent()), post.path(), parts.group(2));
    }

    private static Matcher parts(String file) {
        Matcher parts = PARTS.matcher(file);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the path was matched before");
        }
        return parts;
    }

    private Response answer(SharePicture picture, String path, String version) {
        if (!picture.version().equals(version)) {
            return Response.status(Response.Status.FOUND)
                    .header(
                            HttpHeaders.LOCATION,
                            WholeUrl.ofPath(configuration.baseUrl().toString(), picture.path(path)))
                    .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC)
                    .build();
        }
        EntityTag tag = new EntityTag(picture.version());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known != null ? known : drawn(picture))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.FOR_EVER)
                // It is shown on other sites.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private Response.ResponseBuilder drawn(SharePicture picture) {
        byte[] png = drawing.draw(picture).orElseThrow(() -> new ServiceUnavailableException(SECONDS_UNTIL_AGAIN));
        return Response.ok(png).type("image/png");
    }
}
