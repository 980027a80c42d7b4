package org.travessia.web;

import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token in a form's body without reading more of it than its beginning: the field {@code _csrf} stands first in
 * every form, so that a large upload is refused before it is received and never buffered.
 */
final class CsrfForm {

    /** Enough for the first field of any browser's form. */
    static final int PEEKED = 1024;

    private static final Pattern URL_ENCODED = Pattern.compile("_csrf=([A-Za-z0-9_-]+)(?:&.*)?", Pattern.DOTALL);
    private static final Pattern MULTIPART = Pattern.compile(
            "--[^\\r\\n]{1,70}\\r\\nContent-Disposition: *form-data; *name=\"_csrf\"\\r\\n"
                    // Some clients name the type of a text field, too.
                    + "(?:Content-[A-Za-z-]+:[^\\r\\n]*\\r\\n)*\\r\\n([A-Za-z0-9_-]+)\\r\\n.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private CsrfForm() {}

    /** The token at the beginning of a body; the stream can then be read from its start again. */
    static Optional<String> token(MediaType type, BufferedInputStream body) throws IOException {
        Pattern form;
        if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            form = URL_ENCODED;
        } else if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
            form = MULTIPART;
        } else {
            return Optional.empty();
        }
        body.mark(PEEKED);
        String start = new String(body.readNBytes(PEEKED), StandardCharsets.ISO_8859_1);
        body.reset();
        Matcher found = form.matcher(start);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
