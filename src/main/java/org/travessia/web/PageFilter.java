package org.travessia.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Turns a page's model into bytes and says how long it may be kept: a reader's page is the same for everybody of one
 * language, so that a cache may hold it; what one person sees is nobody else's and is kept nowhere.
 */
@Provider
@Dependent
@Priority(PageFilter.LAST)
public class PageFilter implements ContainerResponseFilter {

    /** Response filters run from the highest priority to the lowest: here every cookie is known. */
    static final int LAST = 1;

    /** Fresh for a second; renewed behind the reader's back for ten; shown for a day when the application is down. */
    public static final String PUBLIC =
            "public, max-age=0, s-maxage=1, stale-while-revalidate=10, stale-if-error=86400";

    /** Not to be shown in place of something newer, but it must replace what the cache held at this address. */
    public static final String GONE = "public, max-age=0, s-maxage=1";

    /** A browser keeps it for ever; a shared cache asks again each minute, so that it forgets what is there no more. */
    public static final String FOR_EVER = "public, max-age=31536000, s-maxage=60, immutable";

    static final String PRIVATE = "private, no-store";

    @Inject
    Visitor visitor;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof JteModel page)) {
            return;
        }
        Utf8ByteOutput output = new Utf8ByteOutput();
        page.render(output);
        byte[] body = output.toByteArray();
        response.setEntity(body, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));

        var headers = response.getHeaders();
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, cacheControl(response));
        }
        // The theme is a cookie's. nginx, which has language and theme in its cache's key, keeps one page for each.
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
        if (response.getStatus() == 200
                && headers.getFirst(HttpHeaders.CACHE_CONTROL).equals(PUBLIC)) {
            String tag = '"' + checksum(body) + '"';
            headers.putSingle(HttpHeaders.ETAG, tag);
            if (known(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatus(304);
                response.setEntity(null);
            }
        }
    }

    private String cacheControl(ContainerResponseContext response) {
        boolean personal = visitor.signedIn()
                // A page made while a token for forms is there may hold it.
                || !visitor.csrfToken().isEmpty()
                || !response.getCookies().isEmpty()
                || response.getHeaders().containsKey(HttpHeaders.SET_COOKIE);
        if (personal) {
            return PRIVATE;
        }
        return switch (response.getStatus()) {
            case 200 -> PUBLIC;
            case 404, 410 -> GONE;
            default -> "no-store";
        };
    }

    /** Tells two versions of one page apart; nobody gains by forging one, so a checksum does. */
    private static String checksum(byte[] body) {
        CRC32 crc32 = new CRC32();
        CRC32C crc32c = new CRC32C();
        crc32.update(body);
        crc32c.update(body);
        return Long.toHexString(crc32.getValue() << 32 | crc32c.getValue()) + "-" + Integer.toHexString(body.length);
    }

    /** Compares weakly (RFC 9110, 13.1.2): a web server that compresses makes our tag a weak one. */
    static boolean known(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                        .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
