package org.travessia.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.platform.StaleVersion;

/** A row's version as the entity tag that a change must name, so that nobody's work is overwritten (RFC 9110, 13.1.1). */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\\s*\"(\\d{1,9})\"\\s*");

    private Versions() {}

    /** The tag of a version. */
    public static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * The version that a change began from.
     *
     * @param headers of the request, {@code If-Match} among them
     * @throws PreconditionRequired if there is none
     * @throws StaleVersion if it names none that there ever was
     */
    public static int expected(HttpHeaders headers) {
        String match = Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_MATCH))
                .orElseThrow(PreconditionRequired::new);
        Matcher version = TAG.matcher(match);
        if (!version.matches()) {
            // Syntactically fine or not, it is no tag that was ever given: it cannot match (RFC 9110, 13.1.1).
            throw new StaleVersion("no version is called " + match);
        }
        return Integer.parseInt(version.group(1));
    }
}
