package org.travessia.account.boundary;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.travessia.account.control.Browser;

/** What the use cases want to know about a request. */
public final class Requests {

    private Requests() {}

    /** The browser that a request comes from. */
    public static Browser browser(HttpServletRequest request) {
        return new Browser(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    /** The value of a cookie that came with a request. */
    public static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
