package org.travessia.outbound.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.travessia.platform.AddressRange;

/** What a hostile receiver can do: lead elsewhere, and never come to an end. Without the bounds each would take for ever. */
@Timeout(120)
class OutboundTest {

    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration IMPATIENT = Duration.ofSeconds(2);

    private static final Destinations.Lookup HERE = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger lookups = new AtomicInteger();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "http://127.0.0.2/admin");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 307 : 200, 0);
            exchange.getResponseBody().write("não há\u0000 de quê".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        scheduler.shutdownNow();
    }

    @Test
    void a_name_is_looked_up_once_and_what_it_stood_for_is_connected_to() throws IOException {
        // From the second look on it stands for where nobody listens.
        Outbound outbound = outbound(host ->
                new InetAddress[] {InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.3")});
        URI address =
                URI.create("http://receiver.example.org:" + server.getAddress().getPort() + "/hook");
        Answer answer = outbound.postJson(address, Map.of("webhook-id", "msg_1"), "{}".getBytes());
        assertThat(answer).isEqualTo(new Answer(200, "não há\u0000 de quê"));
        assertThat(lookups).hasValue(1);
        assertThat(seen)
                .containsExactly("receiver.example.org:" + server.getAddress().getPort() + " msg_1 {}");
    }

    @Test
    void a_name_that_leads_inside_when_it_is_sent_is_refused() {
        Outbound outbound = outbound(host -> new InetAddress[] {InetAddress.getByName("127.0.0.3")});
        assertThatThrownBy(() -> post(outbound, server.getAddress().getPort(), "/"))
                .isInstanceOf(Refused.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        assertThat(post(outbound(), server.getAddress().getPort(), "/moved").status())
                .isEqualTo(307);
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_header_cannot_begin_another_one() throws IOException {
        outbound()
                .postJson(
                        URI.create("http://receiver.example.org:"
                                + server.getAddress().getPort() + "/"),
                        Map.of("webhook-id", "a\r\nHost: evil.example\r\n\r\nGET /second"),
                        new byte[0]);
        assertThat(seen).hasSize(1).allMatch(request -> request.startsWith("receiver.example.org:"));
    }

    @Test
    void of_an_endless_answer_the_beginning_is_read() throws IOException {
        try (Raw endless = new Raw("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", "x".repeat(64 * 1024), 0)) {
            Answer answer = post(outbound(), endless.port(), "/");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.beginning()).isEqualTo("x".repeat(Outbound.MOST_READ));
        }
    }

    @Test
    void a_long_answer_is_one_though_its_end_is_not_waited_for() throws IOException {
        for (String length :
                List.of("Content-Length: 1000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nF4240\r\n")) {
            try (Raw slow = new Raw("HTTP/1.1 200 OK\r\n" + length, "x".repeat(1500), 100)) {
                Answer answer = post(outbound(), slow.port(), "/");
                assertThat(answer).as(length).isEqualTo(new Answer(200, "x".repeat(Outbound.MOST_READ)));
            }
        }
    }

    @Test
    void endless_headers_come_to_an_end() throws IOException {
        try (Raw endless = new Raw("HTTP/1.1 200 OK\r\n", "X-Header: " + "x".repeat(1000) + "\r\n", 0)) {
            assertThatThrownBy(() -> post(outbound(), endless.port(), "/")).isInstanceOf(IOException.class);
        }
        try (Raw endless = new Raw("HTTP/1.1 200 OK\r\nX-Header: ", "x".repeat(1000), 0)) {
            assertThatThrownBy(() -> post(outbound(), endless.port(), "/")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_slow_answer_is_not_waited_for() throws IOException {
        for (String beginning :
                List.of("", "HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n")) {
            try (Raw slow = new Raw(beginning, "x", 300)) {
                Outbound impatient = outbound(HERE, IMPATIENT);
                assertThatThrownBy(() -> post(impatient, slow.port(), "/"))
                        .as(beginning)
                        .isInstanceOf(InterruptedIOException.class);
            }
        }
    }

    private Outbound outbound() {
        return outbound(HERE);
    }

    private Outbound outbound(Destinations.Lookup lookup) {
        return outbound(lookup, PATIENT);
    }

    private Outbound outbound(Destinations.Lookup lookup, Duration longest) {
        return new Outbound(new Destinations(List.of(AddressRange.parse("127.0.0.1")), lookup), scheduler, longest);
    }

    private static Answer post(Outbound outbound, int port, String path) throws IOException {
        return outbound.postJson(URI.create("http://receiver.example.org:" + port + path), Map.of(), "{}".getBytes());
    }

    /** Says something, and then the same again and again. */
    private static final class Raw implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));

        Raw(String first, String again, int pauseMillis) throws IOException {
            Thread thread = new Thread(() -> {
                try (Socket connection = socket.accept();
                        OutputStream out = connection.getOutputStream()) {
                    out.write(first.getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.flush();
                        Thread.sleep(pauseMillis);
                        out.write(again.getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException | InterruptedException over) {
                    // The other side has had enough.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
