package org.travessia.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.travessia.platform.Configuration;

/**
 * Answers only to the names of {@code BLOG_ALLOWED_HOSTS}, so that a made-up {@code Host} reaches no link, cache or mail.
 * Mapped in web.xml.
 */
public class AllowedHosts implements Filter {

    /** Under a name that stands for all below it, too, only what may be a host's: not whatever ends like one. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

    private static final Pattern IN_BRACKETS = Pattern.compile("\\[[0-9a-f:.]+]");

    @Inject
    Configuration configuration;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (allowed(request.getServerName(), configuration.allowedHosts())) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        http.setHeader("Cache-Control", "no-store");
        http.setContentType("text/plain;charset=UTF-8");
        http.getWriter().println("This host is not served here (BLOG_ALLOWED_HOSTS).");
    }

    /**
     * Whether a host may be served.
     *
     * @param host the name without the port
     * @param names host names; {@code .example.com} stands for every name under it and itself, {@code *} for all; none at
     *     all: everything is allowed
     */
    static boolean allowed(String host, Collection<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        String asked = plain(host == null ? "" : host).replaceFirst("\\.$", "");
        boolean name = HOST.matcher(asked).matches();
        return names.stream()
                .map(AllowedHosts::plain)
                .anyMatch(known -> known.equals("*")
                        || (known.startsWith(".")
                                ? name && (asked.endsWith(known) || asked.equals(known.substring(1)))
                                : known.equals(asked)));
    }

    /** In small letters; an IPv6 address without its brackets, which servers keep or drop. */
    private static String plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return IN_BRACKETS.matcher(small).matches() ? small.substring(1, small.length() - 1) : small;
    }
}
