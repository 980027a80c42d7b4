package org.travessia.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.travessia.platform.Sha256;

/**
 * Something public that programs fetch often and rarely find changed: what they have is compared with what there is before anything is
 * sent.
 *
 * @param content in UTF-8 where it is text
 * @param contentType with its charset
 * @param lastChange of anything in it; empty where something may go from it without a trace, so that a time would say too little
 */
public record Document(byte[] content, String contentType, Optional<Instant> lastChange) {

    /** The whole of it, or that it is what the one who asks has already. */
    public Response.ResponseBuilder answer(Request request, HttpHeaders headers) {
        String hash = Sha256.hex(content).substring(0, 32);
        // HTTP's dates have no fractions: what is newer than its own second would never be known.
        Optional<Date> changed = lastChange.map(time -> Date.from(time.truncatedTo(ChronoUnit.SECONDS)));
        Optional<Response.ResponseBuilder> known = known(hash, changed, request, headers);
        return known.orElseGet(() -> Response.ok(content).type(contentType))
                .tag(hash)
                .lastModified(changed.orElse(null))
                .header(HttpHeaders.CACHE_CONTROL, PageFilter.PUBLIC);
    }

    /** The tag decides where one is sent (RFC 9110, 13.2.2); a web server that compresses makes ours a weak one. */
    private static Optional<Response.ResponseBuilder> known(
            String hash, Optional<Date> changed, Request request, HttpHeaders headers) {
        if (headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null) {
            return changed.map(request::evaluatePreconditions);
        }
        return Optional.ofNullable(request.evaluatePreconditions(new EntityTag(hash)))
                .or(() -> Optional.ofNullable(request.evaluatePreconditions(new EntityTag(hash, true))));
    }
}
