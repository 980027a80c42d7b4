package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfFormTest {

    private static final MediaType MULTIPART = new MediaType("multipart", "form-data", Map.of("boundary", "xx"));

    @ParameterizedTest
    @ValueSource(strings = {"_csrf=abc-_9", "_csrf=abc-_9&title=a", "title=a&_csrf=abc-_9", "title=a&_csrf=abc-_9&b=c"})
    void findsTheFieldWhereverItStands(String body) throws IOException {
        CsrfForm form = form(MediaType.APPLICATION_FORM_URLENCODED_TYPE, body);

        assertThat(form.token()).contains("abc-_9");
        assertThat(new String(form.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title=_csrf", "x_csrf=abc", "_csrf=", "_csrf=a b", "%5fcsrf=abc"})
    void findsNothingElse(String body) throws IOException {
        assertThat(form(MediaType.APPLICATION_FORM_URLENCODED_TYPE, body).token())
                .isEmpty();
    }

    @Test
    void findsTheFirstPart() throws IOException {
        String body = "--xx\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nabc\r\n--xx\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n\u00e3\r\n--xx--\r\n";
        CsrfForm form = form(MULTIPART, body);

        assertThat(form.token()).contains("abc");
        assertThat(new String(form.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void findsNoLaterPart() throws IOException {
        String body = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                + "--xx\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nabc\r\n--xx--\r\n";

        assertThat(form(MULTIPART, body).token()).isEmpty();
    }

    @Test
    void doesNotReceiveALargeUploadToRefuseIt() throws IOException {
        AtomicInteger read = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }
        };

        assertThat(CsrfForm.of(MULTIPART, endless).token()).isEmpty();
        assertThat(read.get()).isLessThan(10_000);
    }

    @Test
    void takesNoOtherType() throws IOException {
        assertThat(form(MediaType.TEXT_PLAIN_TYPE, "_csrf=abc").token()).isEmpty();
        assertThat(form(MediaType.APPLICATION_JSON_TYPE, "{\"_csrf\":\"abc\"}").token())
                .isEmpty();
    }

    private static CsrfForm form(MediaType type, String body) throws IOException {
        return CsrfForm.of(type, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
