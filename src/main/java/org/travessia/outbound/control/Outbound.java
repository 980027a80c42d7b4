package org.travessia.outbound.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to addresses that somebody typed. Each is checked by {@link Destinations} right before it is sent and goes to the very
 * address that was checked, under the name that was typed (Host, SNI, certificate): a name that stands for something else a moment later
 * leads nowhere. No redirect is followed, no cookie kept, no proxy asked, nothing unpacked; an answer is read to
 * {@value #MOST_READ} bytes, and a request is over {@link #LONGEST} after its name was looked up, whatever the other side does.
 */
@ApplicationScoped
public class Outbound {

    /** Bytes of an answer's body. */
    public static final int MOST_READ = 1024;

    /** From the first packet to the last. */
    public static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Destinations destinations;
    private ScheduledExecutorService otherScheduler;
    private Duration longest = LONGEST;

    /** For CDI's proxy only. */
    protected Outbound() {}

    @Inject
    public Outbound(Destinations destinations) {
        this.destinations = destinations;
    }

    Outbound(Destinations destinations, ScheduledExecutorService scheduler, Duration longest) {
        this.destinations = destinations;
        this.otherScheduler = scheduler;
        this.longest = longest;
    }

    /**
     * Posts JSON.
     *
     * @param headers by name
     * @throws Refused if nothing is sent there
     * @throws IOException if it cannot be sent, or nothing is answered in time ({@link InterruptedIOException})
     */
    public Answer postJson(URI address, Map<String, String> headers, byte[] body) throws IOException {
        Destination destination = destinations.check(address);
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        AtomicBoolean late = new AtomicBoolean();
        // What sends one byte a second is never silent.
        ScheduledFuture<?> end = scheduler()
                .schedule(
                        () -> {
                            late.set(true);
                            request.cancel();
                        },
                        longest.toMillis(),
                        TimeUnit.MILLISECONDS);
        try (CloseableHttpClient client = client(destination)) {
            return sent(client, address, request);
        } catch (IOException | RuntimeException failure) {
            if (late.get()) {
                InterruptedIOException told = new InterruptedIOException("no whole answer in " + longest);
                told.initCause(failure);
                throw told;
            }
            throw failure;
        } finally {
            end.cancel(false);
        }
    }

    private static Answer sent(CloseableHttpClient client, URI address, HttpPost request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), request, null);
        try {
            InputStream content =
                    response.getEntity() == null ? null : response.getEntity().getContent();
            byte[] beginning = content == null ? new byte[0] : content.readNBytes(MOST_READ);
            return new Answer(response.getCode(), new String(beginning, StandardCharsets.UTF_8));
        } finally {
            // Or the rest would be read so that the connection can be used again. To close misses that rest, which is
            // no failure.
            request.cancel();
            Closer.closeQuietly(response);
        }
    }

    /** One for each request: it knows one name, and keeps no connection. */
    private static CloseableHttpClient client(Destination destination) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(destination))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(SILENCE).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private ScheduledExecutorService scheduler() {
        return otherScheduler == null ? scheduler : otherScheduler;
    }

    /** Knows one name, and what it stood for when it was checked. */
    private record Pinned(Destination destination) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return destination.addresses().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
