package org.travessia.web;

/**
 * Which requests are the API's. Asked with the raw path wherever it matters, so that all agree: there cookies sign nobody in
 * and forms need no token; everywhere else it is the other way round.
 */
public final class ApiPath {

    private ApiPath() {}

    /** Whether a raw path, such as {@code /api/v1/posts}, is the API's. */
    public static boolean is(String rawPath) {
        return rawPath.equals("/api") || rawPath.startsWith("/api/");
    }
}
