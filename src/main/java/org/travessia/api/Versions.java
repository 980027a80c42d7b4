package org.travessia.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.platform.Sha256;
import org.travessia.platform.StaleVersion;

/** A row's version as the entity tag that a change must name, so that nobody's work is overwritten (RFC 9110, 13.1.1). */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\\s*\"(\\d{1,9})(?:\\.[0-9a-f]{1,64})?\"\\s*");
    private static final int DIGITS_OF_HASH = 16;

    private Versions() {}

    /**
     * An answer with the tag of a version: the version, which a change must name, and a hash of what is answered, since a part of it may
     * be another without the row's being one (a tag's name, where a file is used).
     */
    public static Response.ResponseBuilder answer(int version, Record representation) {
        JsonObject body = RecordJson.of(representation);
        return Response.ok(body).tag(tag(version, body));
    }

    /** The same for who may have it already: 304 if it is as {@code If-None-Match} says (RFC 9110, 13.1.2). */
    public static Response answer(Request request, int version, Record representation) {
        JsonObject body = RecordJson.of(representation);
        EntityTag tag = tag(version, body);
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(body))
                .tag(tag)
                .build();
    }

    private static EntityTag tag(int version, JsonObject body) {
        byte[] hash = Sha256.of(body.toString().getBytes(StandardCharsets.UTF_8));
        return new EntityTag(version + "." + HexFormat.of().formatHex(hash).substring(0, DIGITS_OF_HASH));
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
