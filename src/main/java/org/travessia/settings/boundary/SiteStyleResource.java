package org.travessia.settings.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.travessia.platform.Sha256;
import org.travessia.settings.control.SiteStyle;

/** The site's own style sheet. Pages name it with its version, so that a browser may keep it for ever. */
@Path("/site.css")
@PermitAll
@RequestScoped
public class SiteStyleResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Asked for without its version, or by an old page: right now, but not for long. */
    private static final String FOR_A_MOMENT = "public, max-age=0, s-maxage=1, stale-if-error=86400";

    @Inject
    SiteStyle style;

    @GET
    public Response css(@QueryParam("v") String version, @Context Request request) {
        SiteStyle.Sheet sheet = style.sheet();
        byte[] body = sheet.css().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(Sha256.hex(body).substring(0, 32));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return (notModified != null ? notModified : Response.ok(body).type("text/css;charset=UTF-8"))
                .tag(tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        String.valueOf(sheet.version()).equals(version) ? FOR_EVER : FOR_A_MOMENT)
                .build();
    }
}
