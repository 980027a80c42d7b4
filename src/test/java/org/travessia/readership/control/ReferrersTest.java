package org.travessia.readership.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {

    private static final String OWN = "blog.example.org";

    @ParameterizedTest
    @CsvSource({
        "news.example.org, news.example.org",
        "WWW.News.Example.org., news.example.org",
        "news.example.org:8443, news.example.org",
        "notícias.com.br, xn--notcias-9ya.com.br",
        "www.google.com, google",
        "google.com.br, google",
        "google.co.uk, google",
        "search.yahoo.co.jp, yahoo",
        "duckduckgo.com, duckduckgo",
        "html.duckduckgo.com, duckduckgo",
        "yandex.ru, yandex",
        "ya.ru, yandex",
        "google.evil.example.org, google.evil.example.org",
        "notgoogle.com, notgoogle.com"
    })
    void a_host_is_counted_and_an_engine_by_its_word(String typed, String counted) {
        assertThat(Referrers.of(typed, OWN)).contains(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "intranet",
                "127.0.0.1",
                "10.0.0.1:8080",
                "[::1]",
                "router.lan",
                "<script>.com",
                "a'b.com",
                "ex ample.com",
                "evil.com/path?q=secret",
                "-a.com",
                "a..com",
                "x.com\r\nSet-Cookie: a=b",
                "=cmd|calc.com",
                "ada@example.com"
            })
    void what_is_no_public_host_is_elsewhere(String typed) {
        assertThat(Referrers.of(typed, OWN)).contains(Referrers.OTHER);
        assertThat(Referrers.of("a".repeat(60) + "." + "b".repeat(60) + ".com", OWN))
                .contains(Referrers.OTHER);
    }

    @Test
    void the_blog_itself_and_nothing_are_not_counted() {
        assertThat(Referrers.of("", OWN)).isEmpty();
        assertThat(Referrers.of("  ", OWN)).isEmpty();
        assertThat(Referrers.of("www.blog.example.org:443", OWN)).isEmpty();
    }
}
