package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stranger's request names: where to go next, which host it wants, by which token it may change something. */
class RequestsFuzz {

    private static final URI BLOG = URI.create("https://blog.example/");

    @DictionaryEntries({"//", "/\\", "/%2f", "/@", "https:", "\t", "/.", "/;"})
    @FuzzTest
    void localPaths(byte[] data) {
        String path = LocalPath.orHome(new String(data, StandardCharsets.UTF_8));
        assertThat(path)
                .startsWith("/")
                .doesNotStartWith("//")
                .matches("[!-~]+")
                .doesNotContain("\\");
        // Java reads fewer addresses than browsers do: what it does not read has to be within the characters above.
        uri(path).ifPresent(read -> assertThat(BLOG.resolve(read).getHost()).isEqualTo("blog.example"));
    }

    @DictionaryEntries({"https://", "http://", "@", "[::1]", ":80", "%40", "?", "#", "\\"})
    @FuzzTest
    void webAddresses(byte[] data) {
        String address = new String(data, StandardCharsets.UTF_8);
        if (WebAddress.valid(address)) {
            assertThat(address).matches("(?i)https?://[!-~]+").doesNotContain("\\", "<", ">", "\"");
            assertThat(address.replaceFirst("(?i)^https?://", "").split("[/?#]", 2)[0])
                    .isNotEmpty()
                    .doesNotContain("@");
        }
    }

    @DictionaryEntries({"blog.example", ".example.org", "example.org", "[", "]", "::1", "."})
    @FuzzTest
    void hosts(byte[] data) {
        String host = new String(data, StandardCharsets.UTF_8);
        if (AllowedHosts.allowed(host, List.of("blog.example", ".example.org", "::1"))) {
            assertThat(host).matches("(?i)(?:blog\\.example|(?:[a-z0-9_.-]+\\.)?example\\.org|\\[::1]|::1)\\.?");
        }
    }

    @FuzzTest
    void tokens(byte[] data) {
        String[] both = new String(data, StandardCharsets.UTF_8).split("\n", 2);
        String cookie = both.length > 1 ? both[1] : "";
        assertThat(CsrfToken.matches(both[0], cookie)).isFalse();
        if (!cookie.isEmpty()) {
            String token = CsrfToken.of(cookie);
            assertThat(CsrfToken.matches(token, cookie)).isTrue();
            assertThat(CsrfToken.matches(token, cookie + "a")).isFalse();
            assertThat(CsrfToken.matches(token + both[0], cookie)).isEqualTo(both[0].isEmpty());
        }
    }

    @DictionaryEntries({"_csrf=", "&", "=", "%"})
    @FuzzTest
    void forms(byte[] data) throws IOException {
        CsrfForm form = CsrfForm.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE, new ByteArrayInputStream(data));
        assertThat(form.body().readAllBytes()).isEqualTo(data);
        Optional<String> first = Stream.of(new String(data, StandardCharsets.ISO_8859_1).split("&"))
                .filter(field -> field.matches("_csrf=[A-Za-z0-9_-]+"))
                .map(field -> field.substring("_csrf=".length()))
                .findFirst();
        assertThat(form.token()).isEqualTo(first);
    }

    @DictionaryEntries({
        "--a\r\n",
        "Content-Disposition: form-data; name=\"_csrf\"\r\n",
        "\r\n\r\n",
        "Content-Type: text/plain\r\n"
    })
    @FuzzTest
    void multipartForms(byte[] data) throws IOException {
        CsrfForm form = CsrfForm.of(MediaType.MULTIPART_FORM_DATA_TYPE, new ByteArrayInputStream(data));
        assertThat(form.body().readAllBytes()).isEqualTo(data);
        form.token().ifPresent(token -> assertThat(token).matches("[A-Za-z0-9_-]+"));
    }

    private static Optional<URI> uri(String path) {
        try {
            return Optional.of(URI.create(path));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
