package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;

/** Passkeys in a browser with an authenticator: Chromium's virtual one. The administrator has none again at the end. */
class PasskeyBrowserE2E {

    /** Browsers know passkeys by TLS and on this machine, where the address is a name and no number. */
    @BeforeEach
    void whereBrowsersKnowThem() {
        String host = Blog.baseUrl().getHost();
        Assumptions.assumeTrue(host.equals("localhost")
                || Blog.baseUrl().getScheme().equals("https") && !host.matches("[0-9.]+|\\[.*"));
    }

    @Test
    void isMadeAndSignsInAfterThePasswordAndInItsPlace() {
        try (Tab tab = Tab.ofReader()) {
            Page page = tab.page();
            authenticator(page);
            tab.signIn();
            tab.go("/account");
            page.click("a[href='/account/second-factor']");
            page.click("a[href='/account/second-factor/passkeys']");
            page.fill("#name", "virtual key");
            page.fill("#current", "wrong");
            page.click("form[data-passkey] button[type=submit]");
            page.locator("form[data-passkey] .flash.error").waitFor();
            assertThat(page.locator("form[data-passkey] .flash.error").innerText())
                    .isEqualTo("This is not your current password.");
            page.fill("#current", Blog.password());
            page.click("form[data-passkey] button[type=submit]");
            page.locator(".recovery-codes").waitFor();
            assertThat(page.locator(".recovery-codes li").count()).isEqualTo(10);
            page.click("a[href='/account/second-factor']");
            page.click("form[action='/sign-out'] button");
            tab.go("/sign-in");
            page.fill("#username", Blog.admin());
            page.fill("#password", Blog.password());
            page.click("form[action='/sign-in'] button[type=submit]");
            page.waitForURL("**/sign-in/second-factor**");
            page.click("form[data-passkey] button[type=submit]");
            page.waitForURL("**/admin");

            page.click("form[action='/sign-out'] button");
            tab.go("/sign-in?next=/account");
            page.click("form[data-passkey] button[type=submit]");
            page.locator("[aria-labelledby=sessions-title] .badge").waitFor();

            tab.go("/account/second-factor");
            page.click("a[href$='/remove']");
            page.fill("#current", Blog.password());
            page.click("main form button[type=submit]");
            page.waitForURL("**/account/second-factor?done=passkey-removed");
        }
    }

    /** Whatever went wrong: all other suites sign in by the password alone. */
    @AfterEach
    void thePasswordIsEnoughAgain() {
        Tab.forgetAdministrator();
        Blog.askForThePasswordAlone();
    }

    private static void authenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }
}
