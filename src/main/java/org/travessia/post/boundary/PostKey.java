package org.travessia.post.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.travessia.platform.Configuration;

/** The cookie by which a post with a password knows a reader who gave it: sent to this post's address only. */
@ApplicationScoped
public class PostKey {

    private static final String NAME = "post-key";
    private static final Duration KEPT = Duration.ofDays(10);

    private Configuration configuration;

    /** For CDI's proxy only. */
    protected PostKey() {}

    @Inject
    public PostKey(Configuration configuration) {
        this.configuration = configuration;
    }

    /** What the reader's browser sent. */
    Optional<String> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Gives it to a browser, for the address of one post, percent-encoded as browsers ask for it. */
    NewCookie carrying(String key, String path) {
        return new NewCookie.Builder(NAME)
                .value(key)
                .path(path)
                .maxAge((int) KEPT.toSeconds())
                .secure(configuration.secure())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
