package org.travessia.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void keepsOneShortLine() {
        Browser browser = new Browser("192.0.2.1", "Evil\r\nlog line\u0000" + "x".repeat(1000));

        assertThat(browser.userAgent()).startsWith("Evil  log line x").hasSize(300);
    }

    @Test
    void mayTellNothing() {
        assertThat(new Browser(null, null)).isEqualTo(new Browser("", ""));
    }
}
