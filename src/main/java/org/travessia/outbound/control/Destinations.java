package org.travessia.outbound.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.travessia.outbound.control.Refused.Reason;
import org.travessia.platform.AddressRange;
import org.travessia.platform.Configuration;

/**
 * Says where the blog may send something on somebody's word: to the public network, by https, on ports that are no other protocol's. A name
 * is looked up once, and all that it stands for must be allowed; however an address is written, what it comes to is what counts.
 * {@code BLOG_OUTBOUND_ALLOW} names networks of one's own that may be reached besides, also by plain http.
 */
@ApplicationScoped
public class Destinations {

    /** Blocks that are no public host's (RFC 6890 and the registries of IANA that it began). */
    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    // With the metadata of clouds, 169.254.169.254.
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // Multicast, reserved, broadcast.
                    "224.0.0.0/3",
                    // Of 2000::/3: Teredo and other protocols', documentation, 6to4, which carries an IPv4 address.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::parse)
            .toList();

    /** All of IPv6 that was given to the public so far: what maps, translates or is local (::/8, 64:ff9b::/96, fc00::/7, …) is outside. */
    private static final AddressRange PUBLIC_IPV6 = AddressRange.parse("2000::/3");

    /** A host that ends in a number is read as an IPv4 address, by each program in its own way: octal, hexadecimal, of fewer parts. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_DECIMAL = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final int IPV6_BYTES = 16;

    /** From here on a port says nothing about the protocol. */
    private static final int FIRST_FREE_PORT = 1024;

    private static final int MOST_ADDRESSES = 2;

    /** What a name stands for. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private List<AddressRange> allowed;
    private Lookup lookup;

    /** For CDI's proxy only. */
    protected Destinations() {}

    @Inject
    public Destinations(Configuration configuration) {
        this(configuration.outboundAllow(), InetAddress::getAllByName);
    }

    Destinations(List<AddressRange> allowed, Lookup lookup) {
        this.allowed = allowed;
        this.lookup = lookup;
    }

    /**
     * Checks an address, and looks its name up for that.
     *
     * @throws Refused if nothing is sent there
     * @throws UnknownHostException if its name stands for nothing, now
     */
    public Destination check(URI uri) throws UnknownHostException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() > 65535) {
            throw new Refused(Reason.ADDRESS, uri.toString());
        }
        String host = uri.getHost();
        if (NUMERIC.matcher(host).matches() && !DOTTED_DECIMAL.matcher(host).matches()) {
            throw new Refused(Reason.ADDRESS, uri.toString());
        }
        int port = uri.getPort();
        if (port != -1 && port != 80 && port != 443 && port < FIRST_FREE_PORT) {
            throw new Refused(Reason.PORT, uri.toString());
        }
        List<InetAddress> addresses = List.of(lookup.of(bare(host)));
        boolean own = addresses.stream().allMatch(this::allowed);
        if (!own && !addresses.stream().allMatch(address -> allowed(address) || isPublic(address))) {
            throw new Refused(Reason.NETWORK, host);
        }
        if (!own && !scheme.equals("https")) {
            throw new Refused(Reason.SCHEME, uri.toString());
        }
        return new Destination(uri, addresses.stream().limit(MOST_ADDRESSES).toList());
    }

    private boolean allowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return (address.getAddress().length != IPV6_BYTES || PUBLIC_IPV6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /** An IPv6 address stands in brackets only where a port may follow. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
