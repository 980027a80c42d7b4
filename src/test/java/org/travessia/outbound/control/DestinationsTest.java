package org.travessia.outbound.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.outbound.control.Refused.Reason;
import org.travessia.platform.AddressRange;

class DestinationsTest {

    /** As the system does it: where a form is read at all, it is read so by whatever connects. */
    private final Destinations real = new Destinations(List.of(), InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "127.0.0.1.",
                "0.0.0.0",
                "0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "2852039166",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "localhost",
                "LOCALHOST"
            })
    void what_is_no_public_address_is_refused_however_it_is_written(String host) {
        assertThatThrownBy(() -> real.check(URI.create("https://" + host + "/hook")))
                .satisfiesAnyOf(
                        refused -> assertThat(((Refused) refused).reason()).isIn(Reason.NETWORK, Reason.ADDRESS),
                        // Forms that not every platform reads.
                        unknown -> assertThat(unknown).isInstanceOf(UnknownHostException.class));
    }

    /** What one program reads as a public address may be loopback for the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0135.184.215.14",
                "017700000001",
                "0x7f.1",
                "93.184.55054",
                "1572395022",
                "93.184.215.14.",
                "093.184.215.14"
            })
    void an_address_is_written_in_one_way_only(String host) {
        assertThatThrownBy(() -> standingFor("93.184.215.14").check(URI.create("https://" + host + "/")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/, ADDRESS",
        "file:///etc/passwd, ADDRESS",
        "gopher://example.org/, ADDRESS",
        "https:///x, ADDRESS",
        "https:example.org, ADDRESS",
        "https://ada@example.org/, ADDRESS",
        "https://example.org@127.0.0.1/, ADDRESS",
        "https://example.org:22/, PORT",
        "https://example.org:25/, PORT",
        "https://example.org:0/, PORT",
        "http://example.org/, SCHEME"
    })
    void what_is_no_public_page_is_refused(URI uri, Reason reason) {
        assertThatThrownBy(() -> standingFor("93.184.215.14").check(uri))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "https://EXAMPLE.org:443/", "https://example.org:8443/a?b"})
    void a_public_address_is_not(URI uri) throws UnknownHostException {
        assertThat(standingFor("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")
                        .check(uri)
                        .addresses())
                .hasSize(2);
    }

    @Test
    void a_name_is_refused_if_one_of_its_addresses_is() {
        assertThatThrownBy(() -> standingFor("93.184.215.14", "127.0.0.1").check(URI.create("https://example.org/")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_network_of_ones_own_is_allowed_by_configuration_and_no_other() throws UnknownHostException {
        Destinations own =
                new Destinations(List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00:1::/32")), host ->
                        new InetAddress[] {InetAddress.getByName(host)});
        assertThat(own.check(URI.create("http://10.1.2.3:8080/")).addresses()).hasSize(1);
        assertThat(own.check(URI.create("http://[fd00:1::7]/")).addresses()).hasSize(1);
        for (String other :
                List.of("http://10.2.0.1/", "http://127.0.0.1/", "http://[fd00:2::7]/", "http://10.1.2.3:25/")) {
            assertThatThrownBy(() -> own.check(URI.create(other))).as(other).isInstanceOf(Refused.class);
        }
    }

    private static Destinations standingFor(String... addresses) {
        return new Destinations(
                List.of(),
                host -> Stream.of(addresses).map(DestinationsTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
