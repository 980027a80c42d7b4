package org.travessia.media.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.travessia.media.control.ReadMedia;

/**
 * Serves images. An address names the bytes themselves, so that an answer is right for ever; and since the bytes came from
 * somewhere else, an image opened on its own gets no rights at all.
 */
@Path("/media/{hash: [0-9a-f]{64}}/{file: [^/]+}")
@PermitAll
@RequestScoped
public class MediaResource {

    @Inject
    ReadMedia media;

    /** One image; HEAD as well. */
    @GET
    public Response image(@PathParam("hash") String hash, @PathParam("file") String file, @Context Request request) {
        String type = media.contentType(hash, file);
        EntityTag tag = new EntityTag(hash);
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return (notModified != null ? notModified : whole(media.bytes(hash), type))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                // A feed is read on other sites, with its images.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /** With its length, so that a browser can show how far it is. */
    private static Response.ResponseBuilder whole(byte[] bytes, String type) {
        return Response.ok(bytes).type(type).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    }
}
