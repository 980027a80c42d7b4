package org.travessia.web;

import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token in a form's body, whose stream can be read from its start afterwards.
 *
 * <p>The blog's own forms have the field first, so its beginning tells. A multipart body is never read further: a large
 * upload is refused before it is received. Other forms are small, and some clients order the fields as they like.
 */
final class CsrfForm {

    private static final int PEEKED = 1024;

    private static final Pattern FIELD = Pattern.compile("(?:^|&)_csrf=([A-Za-z0-9_-]+)(?:&|$)");
    private static final Pattern FIRST_FIELDS = Pattern.compile("(?:^|&)_csrf=([A-Za-z0-9_-]+)&");
    private static final Pattern PART = Pattern.compile(
            "^(?:\\r\\n)?--[^\\r\\n]{1,70}\\r\\nContent-Disposition: *form-data; *name=\"?_csrf\"?\\r\\n"
                    // Some clients name the type and length of a text field, too.
                    + "(?:Content-[A-Za-z-]+:[^\\r\\n]*\\r\\n)*\\r\\n([A-Za-z0-9_-]+)\\r\\n",
            Pattern.CASE_INSENSITIVE);

    private final InputStream body;
    private final Optional<String> token;

    private CsrfForm(InputStream body, Optional<String> token) {
        this.body = body;
        this.token = token;
    }

    /** Reads as little as it takes to know the token. */
    static CsrfForm of(MediaType type, InputStream stream) throws IOException {
        if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
            BufferedInputStream body = new BufferedInputStream(stream, PEEKED);
            body.mark(PEEKED);
            byte[] start = body.readNBytes(PEEKED);
            body.reset();
            return new CsrfForm(body, find(PART, start));
        }
        if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            InputStream body = stream.markSupported() ? stream : new ByteArrayInputStream(stream.readAllBytes());
            body.mark(Integer.MAX_VALUE);
            // Only if another field begins behind it: what is cut off is no token.
            Optional<String> token = find(FIRST_FIELDS, body.readNBytes(PEEKED));
            body.reset();
            if (token.isEmpty()) {
                token = find(FIELD, body.readAllBytes());
                body.reset();
            }
            return new CsrfForm(body, token);
        }
        return new CsrfForm(stream, Optional.empty());
    }

    /** The token, if the form has one. */
    Optional<String> token() {
        return token;
    }

    /** The whole body. */
    InputStream body() {
        return body;
    }

    private static Optional<String> find(Pattern pattern, byte[] bytes) {
        Matcher found = pattern.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
