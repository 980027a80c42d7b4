package org.travessia.account.boundary;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.travessia.web.LocalPath;

/** "See other" within this blog. */
public final class Redirect {

    private Redirect() {}

    /** To a path of this blog; to the home page if it is anything else. */
    public static Response.ResponseBuilder to(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                // Relative: Response.location would put the request's Host before it.
                .header(HttpHeaders.LOCATION, LocalPath.orHome(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
