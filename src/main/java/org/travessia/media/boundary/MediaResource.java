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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.travessia.media.control.ReadMedia;
import org.travessia.media.control.ReadMedia.Found;
import org.travessia.media.entity.FileFormat;
import org.travessia.web.PageFilter;

/**
 * Serves files. An address with a hash names the bytes themselves, so that an answer is right for ever; one with a file's ref names
 * whatever is behind it now, and is asked for again after half a minute. Since the bytes came from somewhere else, an
 * image opened on its own gets no rights at all, and what is no image is only ever downloaded.
 */
@Path("/media/{ref: [0-9a-f]{64}|[0-9a-z]{20}}/{file: [^/]+}")
@PermitAll
@RequestScoped
public class MediaResource {

    private static final int HASH_LENGTH = 64;

    /** The web server keeps it as long, and then the browser: a replaced file is old for no more than a minute. */
    private static final String LASTING_ADDRESS = "public, max-age=30";

    @Inject
    ReadMedia media;

    /** One file; HEAD as well. */
    @GET
    public Response file(@PathParam("ref") String ref, @PathParam("file") String file, @Context Request request) {
        boolean byHash = ref.length() == HASH_LENGTH;
        Found found = byHash ? media.byHash(ref, file) : media.byRef(ref, file);
        EntityTag tag = new EntityTag(found.hash());
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = (notModified != null ? notModified : whole(found))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, byHash ? PageFilter.FOR_EVER : LASTING_ADDRESS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                // A feed is read on other sites, with its images.
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        if (!found.format().isImage()) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename*=UTF-8''"
                            + URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return answer.build();
    }

    /** With its length, so that a browser can show how far it is. */
    private Response.ResponseBuilder whole(Found found) {
        StreamingOutput parts = output -> {
            for (long sent = 0; sent < found.size(); sent += ReadMedia.PART) {
                output.write(media.part(found.hash(), sent));
            }
        };
        return Response.ok(parts)
                // What can carry scripts is not even called by its name.
                .type(
                        found.format() == FileFormat.SVG
                                ? MediaType.APPLICATION_OCTET_STREAM
                                : found.format().contentType())
                .header(HttpHeaders.CONTENT_LENGTH, found.size());
    }
}
