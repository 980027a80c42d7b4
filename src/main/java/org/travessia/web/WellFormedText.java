package org.travessia.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses text that is not UTF-8, with status 400: in the address, in forms and in JSON. Decoders replace what they cannot read
 * without a word, and the text would be kept damaged. An encoded NUL in an address is refused too: PostgreSQL takes none. And
 * a body that is too large is refused with status 413.
 */
@Provider
@Dependent
@PreMatching
@Priority(WellFormedText.EARLY)
public class WellFormedText implements ContainerRequestFilter {

    /** Before anything reads the address or the body. */
    static final int EARLY = 100;

    /** The greatest body in bytes, nginx's {@code client_max_body_size}; the server's own limit, which answers without a word, is far above. */
    static final int MAX_BODY = 12 * 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        URI address = request.getUriInfo().getRequestUri();
        demandText(address.getRawPath(), false);
        if (address.getRawQuery() != null) {
            demandText(address.getRawQuery(), false);
        }
        if (request.getLength() > MAX_BODY) {
            throw tooLarge();
        }
        MediaType type = request.getMediaType();
        if (type == null || !request.hasEntity()) {
            return;
        }
        boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        if (form || MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            byte[] body = request.getEntityStream().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw tooLarge();
            }
            if (form) {
                demandText(new String(body, StandardCharsets.ISO_8859_1), true);
            } else {
                demandUtf8(body);
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /** Percent-decodes and checks; a form may hold NUL, which the fields' own rules refuse by name. */
    private static void demandText(String encoded, boolean nulAllowed) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                decoded.write(c);
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0 || !nulAllowed && high + low == 0) {
                throw new BadRequestException("malformed percent-encoding");
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        demandUtf8(decoded.toByteArray());
    }

    private static void demandUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException malformed) {
            throw new BadRequestException("not UTF-8", malformed);
        }
    }
}
