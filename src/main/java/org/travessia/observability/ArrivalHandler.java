package org.travessia.observability;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.travessia.platform.AddressRange;

/**
 * Settles who asks, by which name and scheme, and under which id. A trusted proxy is believed; from anybody else the headers
 * that only a proxy may send are removed, so that nothing later on can believe them by mistake.
 */
final class ArrivalHandler implements HttpHandler {

    private static final HttpString REQUEST_ID = new HttpString("X-Request-ID");

    private static final List<HttpString> ONLY_FROM_PROXIES = List.of(
            REQUEST_ID,
            Headers.FORWARDED,
            Headers.X_FORWARDED_FOR,
            Headers.X_FORWARDED_PROTO,
            Headers.X_FORWARDED_HOST,
            Headers.X_FORWARDED_PORT,
            Headers.X_FORWARDED_SERVER);

    private final HttpHandler next;
    private final List<AddressRange> trusted;

    ArrivalHandler(HttpHandler next, List<AddressRange> trusted) {
        this.next = next;
        this.trusted = trusted;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HeaderMap headers = exchange.getRequestHeaders();
        if (trusted(exchange.getSourceAddress().getAddress())) {
            believe(exchange, headers);
        } else {
            ONLY_FROM_PROXIES.forEach(headers::remove);
        }
        String given = headers.getFirst(REQUEST_ID);
        String id = given != null && given.matches("[A-Za-z0-9_-]{8,64}")
                ? given
                : UUID.randomUUID().toString().replace("-", "");
        headers.put(REQUEST_ID, id);
        exchange.getResponseHeaders().put(REQUEST_ID, id);
        next.handleRequest(exchange);
    }

    /** The id that {@link #handleRequest} settled on. */
    static String requestId(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().getFirst(REQUEST_ID);
    }

    private void believe(HttpServerExchange exchange, HeaderMap headers) {
        InetAddress client = client(headers.get(Headers.X_FORWARDED_FOR));
        if (client != null) {
            exchange.setSourceAddress(new InetSocketAddress(client, 0));
        }
        String scheme = headers.getFirst(Headers.X_FORWARDED_PROTO);
        if ("https".equals(scheme) || "http".equals(scheme)) {
            exchange.setRequestScheme(scheme);
        }
        String host = headers.getFirst(Headers.X_FORWARDED_HOST);
        if (host != null) {
            headers.put(Headers.HOST, host);
        }
    }

    /** The last address in the list that is not a proxy's: what stands before it anybody could have written. */
    private InetAddress client(List<String> forwardedFor) {
        if (forwardedFor == null) {
            return null;
        }
        List<String> hops =
                new ArrayList<>(List.of(String.join(",", forwardedFor).split(",", 50)));
        Collections.reverse(hops);
        InetAddress last = null;
        for (String hop : hops) {
            try {
                last = AddressRange.parse(hop.strip()).address();
            } catch (IllegalArgumentException notAnAddress) {
                return last;
            }
            if (!trusted(last)) {
                return last;
            }
        }
        return last;
    }

    private boolean trusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
