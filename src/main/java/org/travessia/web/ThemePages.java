package org.travessia.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.travessia.platform.Configuration;

/** The choice of light or dark, kept in a cookie: a page then comes in its theme at once, without any script. */
@Path("/theme")
@RequestScoped
@PermitAll
public class ThemePages {

    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    Configuration configuration;

    /**
     * Chooses a theme and goes back.
     *
     * @param id of a {@link Theme}; {@code system} forgets the choice
     * @param next the path to go back to; anything else than a path of this blog leads home
     */
    @GET
    @Path("{id}")
    public Response choose(@PathParam("id") String id, @QueryParam("next") String next) {
        Theme theme = Theme.of(id).orElseThrow(NotFoundException::new);
        NewCookie cookie = new NewCookie.Builder(Theme.COOKIE)
                .value(theme.id())
                .path("/")
                .maxAge(theme == Theme.SYSTEM ? 0 : (int) YEAR.toSeconds())
                .secure(configuration.secure())
                // Not HttpOnly: the script changes the theme without loading the page again.
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.status(Response.Status.SEE_OTHER)
                // Relative on purpose: Response.location would add the host that the application believes to have.
                .header(HttpHeaders.LOCATION, LocalPath.orHome(next))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookie)
                .build();
    }
}
