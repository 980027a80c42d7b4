package org.travessia.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;

/** Who asks, and in which language: known once for a request, used by every page. */
@RequestScoped
public class Visitor {

    private Locale locale = Locale.ENGLISH;
    private Optional<String> displayName = Optional.empty();
    private String csrfToken = "";
    private String path = "/";

    /** Called by {@link VisitorFilter} with the language agreed on. */
    public void speaks(Locale agreed) {
        this.locale = agreed;
    }

    /** Called by {@link VisitorFilter} with the raw path and query asked for. */
    public void asksFor(String pathAndQuery) {
        this.path = pathAndQuery;
    }

    /** Called by the authentication mechanism when the request comes with a living session or token. */
    public void signedInAs(String name) {
        this.displayName = Optional.of(name);
    }

    /** Called by the CSRF filter with the token that forms of this answer must carry. */
    public void mustSend(String token) {
        this.csrfToken = token;
    }

    public Locale locale() {
        return locale;
    }

    /** The display name of the signed-in person. */
    public Optional<String> displayName() {
        return displayName;
    }

    public boolean signedIn() {
        return displayName.isPresent();
    }

    /** The raw path and query of this request, such as {@code /posts/a?b=c}. */
    public String path() {
        return path;
    }

    public String csrfToken() {
        return csrfToken;
    }
}
