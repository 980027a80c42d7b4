package org.travessia.account.boundary;

import jakarta.servlet.http.HttpServletRequest;
import org.travessia.account.control.Browser;

/** What the use cases want to know about a request. */
public final class Requests {

    private Requests() {}

    /** The browser that a request comes from. */
    public static Browser browser(HttpServletRequest request) {
        return new Browser(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }
}
