package org.travessia.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;

/** Who asks, and in which language: known once for a request, used by every page. */
@RequestScoped
public class Visitor {

    private Optional<Locale> wish = Optional.empty();
    private Locale otherwise = Locale.ENGLISH;
    private Optional<String> displayName = Optional.empty();
    private Optional<String> role = Optional.empty();
    private Theme theme = Theme.SYSTEM;
    private String csrfToken = "";
    private boolean recognisable = true;
    private String path = "/";

    /** Called by {@link VisitorFilter} with the language that the visitor wishes for, if it is one of the blog's. */
    public void wishesFor(Optional<Locale> language) {
        this.wish = language;
    }

    /** Called by {@link Layouts}, which asks for the site's settings anyway, with the language of those who wish for none. */
    public void isGreetedIn(Locale language) {
        this.otherwise = language;
    }

    /** Called by {@link VisitorFilter} with the theme that the visitor chose. */
    public void prefers(Theme chosen) {
        this.theme = chosen;
    }

    /** Called by {@link VisitorFilter} with the raw path and query asked for. */
    public void asksFor(String pathAndQuery) {
        this.path = pathAndQuery;
    }

    /** Called by the authentication mechanism when the request comes with a living session or token. */
    public void signedInAs(String name, String itsRole) {
        this.displayName = Optional.of(name);
        this.role = Optional.of(itsRole);
    }

    /** Called by the authentication mechanism when the database went away before it could say whose the session or token is. */
    public void cannotBeRecognised() {
        this.recognisable = false;
    }

    /** Whether it is known who this is, a stranger included. */
    public boolean recognisable() {
        return recognisable;
    }

    /** Called by the CSRF filter with the token that forms of this answer must carry. */
    public void mustSend(String token) {
        this.csrfToken = token;
    }

    /** The language of the answer: the one wished for, else the site's own on a page, else English. */
    public Locale locale() {
        return wish.orElse(otherwise);
    }

    /** The display name of the signed-in person. */
    public Optional<String> displayName() {
        return displayName;
    }

    /** The role of the signed-in person. */
    public Optional<String> role() {
        return role;
    }

    public Theme theme() {
        return theme;
    }

    public boolean signedIn() {
        return displayName.isPresent();
    }

    /** The raw path and query of this request, such as {@code /posts/a?b=c}. */
    public String path() {
        return path;
    }

    /** The same without the query, which may hold the code of a link. */
    public String pathAlone() {
        return path.split("\\?", 2)[0];
    }

    public String csrfToken() {
        return csrfToken;
    }
}
