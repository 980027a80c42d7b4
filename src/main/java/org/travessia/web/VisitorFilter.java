package org.travessia.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the visitor's language: the reader's choice (cookie {@code language}), else the first of {@code Accept-Language} that the
 * blog speaks (RFC 4647 lookup), else none, and pages take the site's own.
 */
@Provider
@Dependent
@PreMatching
@Priority(VisitorFilter.FIRST)
public class VisitorFilter implements ContainerRequestFilter {

    /** Before every other filter: each may have to answer in the visitor's language, as a page or as a problem. */
    static final int FIRST = 1;

    private static final long RETRY_AFTER_SECONDS = 5;

    @Inject
    Visitor visitor;

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        visitor.asksFor(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
        visitor.wishesFor(chosen(request).or(() -> accepted(request)));
        visitor.prefers(theme(request));
        // To be taken for a stranger would send a writer, and what they typed, to the sign-in page.
        if (!visitor.recognisable()) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
    }

    private static Theme theme(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(Theme.COOKIE))
                .map(Cookie::getValue)
                .flatMap(Theme::of)
                .orElse(Theme.SYSTEM);
    }

    private static Optional<Locale> chosen(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get("language"))
                .map(Cookie::getValue)
                .map(Locale::forLanguageTag)
                .filter(Messages.LANGUAGES::contains);
    }

    private static Optional<Locale> accepted(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null || header.length() > 500) {
            return Optional.empty();
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
            // "pt" and "pt-PT" are better served by Brazilian Portuguese than by English.
            return ranges.stream()
                    .flatMap(range -> Messages.LANGUAGES.stream()
                            .filter(language -> range.getRange().split("-")[0].equals(language.getLanguage())))
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
