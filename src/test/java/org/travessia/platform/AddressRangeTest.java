package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7,10.0.0.7,true",
        "10.0.0.7,10.0.0.8,false",
        "10.0.0.0/8,10.255.1.2,true",
        "10.0.0.0/8,11.0.0.1,false",
        "10.88.0.0/13,10.95.255.255,true",
        "10.88.0.0/13,10.96.0.0,false",
        "0.0.0.0/0,203.0.113.1,true",
        "fd00::/8,fd12::1,true",
        "::1,::1,true",
        "0.0.0.0/0,::1,false"
    })
    void contains(String range, String address, boolean expected) throws UnknownHostException {
        assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0.0/-1", "1.2.3.4.5"})
    void nothing_else_is_a_range(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
