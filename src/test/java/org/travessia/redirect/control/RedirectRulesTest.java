package org.travessia.redirect.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectRulesTest {

    private static final String BASE = "https://blog.example";

    @ParameterizedTest
    @CsvSource({
        "/old, /old",
        "'  /old/  ', /old",
        "/2019/05/old-post/, /2019/05/old-post",
        "https://blog.example/old, /old",
        "/cria%C3%A7%C3%A3o, /criação",
        "/criação, /criação",
        "/a+b%20c, /a+b c",
        "/index.php?p=12&x=%41, /index.php?p=12&x=%41",
        "/old?, /old",
        "/100%25, /100%"
    })
    void a_path_is_kept_as_it_is_looked_up(String typed, String kept) {
        assertThat(RedirectRules.path(typed, BASE)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old",
                "//evil.example",
                "/%2Fevil.example",
                "/a//b",
                "/../admin",
                "/a/%2e%2e/b",
                "/./a",
                "/a\\b",
                "/a%5Cb",
                "/a;b",
                "/a%0d%0aSet-Cookie:x",
                "/a\nb",
                "/a%00",
                "/a#b",
                "/a%23b",
                "/a%3Fb",
                "/a%",
                "/a%ff",
                "/a?b c",
                "/a?b\nc",
                "https://evil.example/old",
                "https://blog.example.evil.example/old"
            })
    void what_is_no_path_of_this_blog_is_none(String typed) {
        assertThat(RedirectRules.path(typed, BASE)).isEmpty();
    }

    @Test
    void a_path_has_an_end() {
        assertThat(RedirectRules.path("/" + "x".repeat(499), BASE)).isPresent();
        assertThat(RedirectRules.path("/" + "x".repeat(500), BASE)).isEmpty();
        assertThat(RedirectRules.target("/" + "x".repeat(1000), BASE)).isEmpty();
        assertThat(RedirectRules.target("https://example.com/" + "x".repeat(1000), BASE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/Admin/posts",
                "/api/v1/posts",
                "/account?x=1",
                "/assets/a.css",
                "/media/x",
                "/sign-in",
                "/static/a",
                "/.well-known/change-password"
            })
    void the_blogs_own_paths_are_reserved(String path) {
        assertThat(RedirectRules.reserved(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/administration", "/posts/old", "/tags/media", "/2019/admin", "/feed"})
    void others_are_not(String path) {
        assertThat(RedirectRules.reserved(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/posts/new, /posts/new",
        "/posts/cria%C3%A7%C3%A3o?a=b#c, /posts/criação?a=b#c",
        "https://blog.example/posts/new, /posts/new",
        "https://blog.example, /",
        "https://example.com/a?b=c#d, https://example.com/a?b=c#d",
        "HTTP://example.com, HTTP://example.com"
    })
    void a_target_is_here_or_a_page_elsewhere(String typed, String kept) {
        assertThat(RedirectRules.target(typed, BASE)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "posts/new",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/\\evil.example",
                "/%2Fevil.example",
                "/%5Cevil.example",
                "/a?b\r\nSet-Cookie: c=d",
                "/a#b#c",
                "https://",
                "https:evil.example",
                "https://user@evil.example/",
                "https://blog.example@evil.example/",
                "https://evil.example/\r\nx",
                "https://evil.example\\x",
                "mailto:a@example.com",
                "ftp://example.com/"
            })
    void a_target_leads_nowhere_else(String typed) {
        assertThat(RedirectRules.target(typed, BASE)).isEmpty();
    }
}
