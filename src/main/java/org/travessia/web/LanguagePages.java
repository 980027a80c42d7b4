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
import java.util.Locale;
import org.travessia.platform.Configuration;

/** The choice of a language, kept in a cookie: it must hold for people who are not signed in, too. */
@Path("/language")
@RequestScoped
@PermitAll
public class LanguagePages {

    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    Configuration configuration;

    /**
     * Chooses a language and goes back.
     *
     * @param tag of a language of {@link Messages#LANGUAGES}
     * @param next the path to go back to; anything else than a path of this blog leads home
     */
    @GET
    @Path("{tag}")
    public Response choose(@PathParam("tag") String tag, @QueryParam("next") String next) {
        Locale language = Messages.LANGUAGES.stream()
                .filter(spoken -> spoken.toLanguageTag().equals(tag))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        NewCookie cookie = new NewCookie.Builder("language")
                .value(language.toLanguageTag())
                .path("/")
                .maxAge((int) YEAR.toSeconds())
                .secure(configuration.secure())
                .httpOnly(true)
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
