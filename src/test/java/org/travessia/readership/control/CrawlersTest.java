package org.travessia.readership.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36",
                "facebookexternalhit/1.1",
                "curl/8.5.0",
                "Java-http-client/17.0.1",
                "python-requests/2.31",
                "Mozilla/5.0 Chrome-Lighthouse",
                " "
            })
    void programs_say_so(String userAgent) {
        assertThat(Crawlers.say(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"
            })
    void people_do_not(String userAgent) {
        assertThat(Crawlers.say(userAgent)).isFalse();
    }

    @Test
    void who_says_nothing_is_taken_for_one_and_a_long_name_costs_little() {
        assertThat(Crawlers.say(null)).isTrue();
        assertThat(Crawlers.say("x".repeat(1_000_000))).isFalse();
    }
}
