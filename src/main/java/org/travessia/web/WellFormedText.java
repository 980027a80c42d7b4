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
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

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

    /**
     * The greatest body in bytes of somebody who is signed in, nginx's {@code client_max_body_size} for what is theirs; the server's own
     * limit, which answers without a word, is far above.
     */
    static final int MAX_BODY = 12 * 1024 * 1024;

    /** The same of JSON, which takes a multiple of it in memory: the greatest text of a post in UTF-8, and what stands around it. */
    static final int MAX_JSON = 4 * 1024 * 1024 + 256 * 1024;

    /** The same of anybody: a form takes a multiple of it in memory, and a comment of the greatest length is well within. */
    static final int MAX_BODY_OF_ANYBODY = 256 * 1024;

    /** The same where files are sent: nginx's limit for {@code /admin/media} and {@code /admin/import}. */
    static final int MAX_UPLOAD = 60 * 1024 * 1024;

    private static final Pattern UPLOADS = Pattern.compile("/admin/(?:media|import)(?:/.*)?");

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        URI address = request.getUriInfo().getRequestUri();
        demandText(address.getRawPath(), false);
        if (address.getRawQuery() != null) {
            demandText(address.getRawQuery(), false);
        }
        MediaType type = request.getMediaType();
        boolean multipart = type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
        if (multipart && !type.getParameters().containsKey("boundary")) {
            throw new BadRequestException("parts that nothing tells apart");
        }
        boolean known = request.getSecurityContext().getUserPrincipal() != null;
        boolean files = multipart && UPLOADS.matcher(address.getPath()).matches();
        boolean json = type != null && json(type);
        int most = !known ? MAX_BODY_OF_ANYBODY : json ? MAX_JSON : MAX_BODY;
        if (request.getLength() > (files ? MAX_UPLOAD : most)) {
            throw tooLarge();
        }
        if (type == null || !request.hasEntity()) {
            return;
        }
        boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        if (form || json) {
            byte[] body = request.getEntityStream().readNBytes(most + 1);
            if (body.length > most) {
                throw tooLarge();
            }
            Utf8 text = new Utf8();
            text.demand(body, form, true);
            text.end();
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    /** Also with a structured syntax suffix (RFC 6839), such as {@code application/merge-patch+json}. */
    private static boolean json(MediaType type) {
        return MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json");
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    private static void demandText(String encoded, boolean nulAllowed) {
        Utf8 text = new Utf8();
        text.demand(encoded.getBytes(StandardCharsets.ISO_8859_1), true, nulAllowed);
        text.end();
    }

    /** Checks text piece by piece, without a copy of it. */
    private static final class Utf8 {

        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer read = ByteBuffer.allocate(4096);
        private final CharBuffer decoded = CharBuffer.allocate(4096);

        /** Percent-decodes if it is encoded; a form may hold NUL, which the fields' own rules refuse by name. */
        void demand(byte[] text, boolean encoded, boolean nulAllowed) {
            for (int i = 0; i < text.length; i++) {
                if (!encoded || text[i] != '%') {
                    take(text[i]);
                    continue;
                }
                int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
                int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
                if (high < 0 || low < 0 || !nulAllowed && high + low == 0) {
                    throw new BadRequestException("malformed percent-encoding");
                }
                take((byte) (high * 16 + low));
                i += 2;
            }
        }

        void end() {
            decode(true);
        }

        private void take(byte next) {
            if (!read.hasRemaining()) {
                decode(false);
            }
            read.put(next);
        }

        private void decode(boolean last) {
            read.flip();
            if (decoder.decode(read, decoded.clear(), last).isError()) {
                throw new BadRequestException("not UTF-8");
            }
            read.compact();
        }
    }
}
