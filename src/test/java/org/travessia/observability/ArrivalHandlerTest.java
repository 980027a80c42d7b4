package org.travessia.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.travessia.platform.AddressRange;

class ArrivalHandlerTest {

    private Undertow server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_stranger_is_not_believed() throws Exception {
        start(List.of());

        HttpResponse<String> answer = ask();

        assertThat(answer.body()).isEqualTo("127.0.0.1 http localhost null");
        assertThat(answer.headers().firstValue("X-Request-ID").orElseThrow())
                .hasSize(32)
                .isNotEqualTo("from-the-proxy-1");
    }

    @Test
    void a_trusted_proxy_is_believed_as_far_as_its_own_word_goes() throws Exception {
        start(List.of(AddressRange.parse("127.0.0.0/8")));

        HttpResponse<String> answer = ask();

        // The first address of the list was written by the visitor, the second by the proxy.
        assertThat(answer.body()).isEqualTo("203.0.113.9 https blog.example.org 6.6.6.6, 203.0.113.9");
        assertThat(answer.headers().firstValue("X-Request-ID")).contains("from-the-proxy-1");
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "blog.example.org")
                .header("X-Request-ID", "from-the-proxy-1")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void start(List<AddressRange> trusted) {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new ArrivalHandler(
                        exchange -> exchange.getResponseSender()
                                .send(exchange.getSourceAddress().getAddress().getHostAddress() + " "
                                        + exchange.getRequestScheme() + " " + exchange.getHostName() + " "
                                        + exchange.getRequestHeaders().getFirst("X-Forwarded-For")),
                        trusted))
                .build();
        server.start();
    }
}
