package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.travessia.e2e.Blog;

/**
 * One browser window of one person on the blog under test. It notes whatever a page complains about (script errors, violations
 * of the Content-Security-Policy, files that do not load) and fails the test with it when it is closed.
 */
final class Tab implements AutoCloseable {

    private static final String AXE = axe();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The administrator's cookies: signed in once, so that the limit on signing in is not what is tested. */
    private static String signedIn;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Tab(Browser.NewContextOptions options) {
        this.context = Chromium.running().newContext(options.setIgnoreHTTPSErrors(true));
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
    }

    /** A reader with a large screen, in English, in light colours. */
    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en")
                .setColorScheme(ColorScheme.LIGHT);
    }

    /** A reader with a small phone. */
    static Browser.NewContextOptions phone() {
        return desktop().setViewportSize(360, 740).setHasTouch(true).setIsMobile(true);
    }

    static Tab open(Browser.NewContextOptions options) {
        return new Tab(options);
    }

    static Tab ofReader() {
        return open(desktop());
    }

    static Tab ofAdministrator() {
        return ofAdministrator(desktop());
    }

    static synchronized Tab ofAdministrator(Browser.NewContextOptions options) {
        if (signedIn == null) {
            try (Tab tab = ofReader()) {
                tab.signIn();
                signedIn = tab.context.storageState();
            }
        }
        return open(options.setStorageState(signedIn));
    }

    /** For who ends the administrator's other sessions: the next one signs in again. */
    static synchronized void forgetAdministrator() {
        signedIn = null;
    }

    Page page() {
        return page;
    }

    /** Goes to a path, which must answer with 200. */
    void go(String path) {
        assertThat(status(path)).as(path).isEqualTo(200);
    }

    /** Goes to a path and tells the status of the answer. */
    int status(String path) {
        Response response = page.navigate(Blog.baseUrl() + path);
        return response.status();
    }

    /** Where the window is now, without the host. */
    String path() {
        return page.url().substring(Blog.baseUrl().toString().length());
    }

    /** Waits until something holds that a cache may hold up for a moment, going to the path again and again. */
    void goUntil(String path, BooleanSupplier holds) {
        Instant end = Instant.now().plus(PATIENCE);
        do {
            status(path);
            if (holds.getAsBoolean()) {
                return;
            }
            page.waitForTimeout(250);
        } while (Instant.now().isBefore(end));
        throw new AssertionError(
                "still not so at " + path + ":\n" + page.locator("body").innerText());
    }

    /** Waits until a path answers with a status. */
    void goUntilStatus(String path, int expected) {
        Instant end = Instant.now().plus(PATIENCE);
        int status = status(path);
        while (status != expected && Instant.now().isBefore(end)) {
            page.waitForTimeout(250);
            status = status(path);
        }
        assertThat(status).as(path).isEqualTo(expected);
    }

    boolean shows(String text) {
        return page.getByText(text).count() > 0;
    }

    String h1() {
        return page.locator("h1").innerText();
    }

    void signIn() {
        go("/sign-in");
        page.fill("#username", Blog.admin());
        page.fill("#password", Blog.password());
        page.click("form[action='/sign-in'] button[type=submit]");
        assertThat(path()).doesNotContain("/sign-in");
    }

    /** Writes a post in the form and presses a button. */
    void write(String title, String markdown, String action) {
        go("/admin/posts/new");
        page.fill("#title", title);
        page.fill("#markdown", markdown);
        page.click("button[name=action][value=" + action + "]");
        assertThat(path()).matches("/admin/posts/\\d+/edit.*");
        // A tab that is closed while its page is still being loaded may never be gone.
        page.waitForLoadState();
    }

    /** The path of the post whose form is open. */
    String postPath() {
        return "/posts/" + page.inputValue("#slug");
    }

    /** What axe-core finds wrong with the page, one line each. */
    List<?> violations() {
        page.evaluate(AXE);
        return (List<?>) page.evaluate("""
                axe.run(document, { resultTypes: ["violations"] }).then(result => result.violations.map(found =>
                  `${found.id}: ${found.help} at ${found.nodes.map(node => node.target.join(" ")).join(", ")}`))
                """);
    }

    /** By how much the page is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Lets complaints pass that a test has provoked itself, by a part of their text. */
    void forgive(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the pages complained about").isEmpty();
    }

    private void note(ConsoleMessage message) {
        // An error page is an answer, not a complaint: the tests look at its status themselves.
        boolean errorPage = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url().split("[?#]")[0]);
        if (message.type().equals("error") && !errorPage) {
            complaints.add(page.url() + ": " + message.text() + " at " + message.location());
        }
    }

    private static String axe() {
        try (InputStream in = Tab.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
