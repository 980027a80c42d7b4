package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "blog.example, blog.example, true",
        "BLOG.example., blog.example, true",
        "evil.example, blog.example, false",
        "blog.example.evil, blog.example, false",
        "notblog.example, blog.example, false",
        "a.b.example, .b.example, true",
        "b.example, .b.example, true",
        "eb.example, .b.example, false",
        "a@b.example, .b.example, false",
        "a/.b.example, .b.example, false",
        ".b.example, .b.example, false",
        "[blog.example, blog.example, false",
        "[blog.example], blog.example, false",
        "::1, [::1], true",
        "[::1], [::1], true",
        "anything, *, true",
        "'', blog.example, false"
    })
    void comparesNames(String host, String name, boolean allowed) {
        assertThat(AllowedHosts.allowed(host, List.of(name))).isEqualTo(allowed);
    }

    @Test
    void knowsNoHostAsNone() {
        assertThat(AllowedHosts.allowed(null, List.of("blog.example"))).isFalse();
    }
}
