package org.travessia.readership.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.travessia.readership.control.CountViews;

/**
 * Where a reader's browser tells that a post is on its screen. Below {@code /api/}, where cookies are not read: the page is the same for
 * everybody and has no token, and nothing is asked of who sends it.
 */
@Path("/api/v1/views")
@PermitAll
@RequestScoped
public class ViewsResource {

    private static final int LONGEST_ID = 18;

    @Inject
    CountViews views;

    /**
     * The body is a post's id and nothing else.
     *
     * @param from the host of the page before; beside the id, not with it, so that a replica of the version before counts the view as well
     */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response seen(
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @QueryParam("from") @DefaultValue("") String from,
            InputStream body)
            throws IOException {
        String id = new String(body.readNBytes(LONGEST_ID + 1), StandardCharsets.US_ASCII);
        if (!id.matches("\\d{1," + LONGEST_ID + "}")) {
            throw new BadRequestException("no id of a post");
        }
        views.seen(Long.parseLong(id), userAgent, from);
        return Response.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
