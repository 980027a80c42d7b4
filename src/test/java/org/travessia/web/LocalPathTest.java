package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/posts/a-post", "/?before=abc_-&x=1", "/posts/caf%C3%A9#text-um", "/admin/posts?q=a+b"})
    void keepsPathsOfTheBlog(String next) {
        assertThat(LocalPath.orHome(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "posts",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "https://evil.example/",
                "javascript:alert(1)",
                " /posts",
                "/posts/\u0000",
                "/posts/<script>"
            })
    void leadsEverythingElseHome(String next) {
        assertThat(LocalPath.orHome(next)).isEqualTo("/");
    }
}
