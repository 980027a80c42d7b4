package org.travessia.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own Chromium, started once for all browser tests: Debian's, or the one that {@code BLOG_E2E_CHROMIUM} names. */
final class Chromium {

    private static Browser browser;

    private Chromium() {}

    static synchronized Browser running() {
        if (browser == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            String executable =
                    Optional.ofNullable(System.getenv("BLOG_E2E_CHROMIUM")).orElse("/usr/bin/chromium");
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(executable))
                            // Tests run in containers too, where there is neither a sandbox's namespace nor a graphics
                            // card.
                            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }
}
