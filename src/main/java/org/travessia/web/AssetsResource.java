package org.travessia.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The static files where no web server stands before the application. Only fingerprinted names exist, so none can grow old. */
@Path("/static")
@RequestScoped
@PermitAll
public class AssetsResource {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "ico", "image/x-icon",
            "txt", "text/plain;charset=UTF-8");

    @Inject
    Assets assets;

    /** A file by its fingerprinted name, for ever. */
    @GET
    @Path("{file: .+}")
    public Response file(
            @PathParam("file") String file, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptedEncodings) {
        byte[] content =
                assets.content(file).filter(found -> !file.endsWith(".gz")).orElseThrow(NotFoundException::new);
        Optional<byte[]> gzipped = takesGzip(acceptedEncodings) ? assets.content(file + ".gz") : Optional.empty();
        return Response.ok(gzipped.orElse(content))
                .type(TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CONTENT_ENCODING, gzipped.isPresent() ? "gzip" : null)
                .build();
    }

    private static boolean takesGzip(String acceptedEncodings) {
        if (acceptedEncodings == null) {
            return false;
        }
        String accepted = acceptedEncodings.toLowerCase(Locale.ROOT).replace(" ", "");
        return accepted.contains("gzip") && !accepted.matches(".*gzip;q=0(\\.0*)?(,.*)?");
    }
}
