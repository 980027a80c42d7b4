package org.travessia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;

/** What somebody does who comes to write. */
class WriterBrowserE2E {

    @Test
    void writesADraftPublishesItChangesItAndDeletesIt() {
        try (Tab writer = Tab.ofAdministrator();
                Tab reader = Tab.ofReader()) {
            String title = "Às margens do São Francisco " + System.nanoTime();
            writer.go("/admin/posts/new");
            Page form = writer.page();
            form.locator("#title").pressSequentially(title);
            assertThat(form.inputValue("#slug")).as("made while typing").startsWith("as-margens-do-sao-francisco-");
            assertThat(form.locator("output[for=slug]").innerText())
                    .isEqualTo(Blog.baseUrl() + "/posts/" + form.inputValue("#slug"));
            form.fill("#markdown", "The **first** version.");
            form.click("button[name=action][value=draft]");
            String path = writer.postPath();
            String editor = writer.path().split("\\?")[0];

            assertThat(reader.status(path)).as("a draft is nobody else's").isEqualTo(404);
            writer.go(path);
            assertThat(writer.page().locator(".draft-note").isVisible()).isTrue();

            writer.go(editor);
            form.click("button[name=action][value=publish]");
            reader.goUntilStatus(path, 200);
            assertThat(reader.h1()).isEqualTo(title);
            reader.goUntil("/", () -> reader.shows(title));

            writer.go(editor);
            form.fill("#markdown", "The *second* version.");
            form.click("button[name=action][value=save]");
            reader.goUntil(path, () -> reader.shows("second"));

            writer.go(editor);
            form.click("button[formaction$='/trash']");
            reader.goUntilStatus(path, 410);
            form.click(".undo button");
            reader.goUntilStatus(path, 200);
        }
    }

    @Test
    void signsInByKeyboardAndOut() {
        try (Tab tab = Tab.ofReader()) {
            tab.go("/admin/posts");
            assertThat(tab.path()).as("sent to sign in first").startsWith("/sign-in");
            Page page = tab.page();
            // The browser focuses the field once the page is drawn; then the password; Enter sends.
            page.locator("#username:focus").waitFor();
            page.keyboard().type(Blog.admin());
            page.keyboard().press("Tab");
            page.keyboard().type(Blog.password());
            page.keyboard().press("Enter");
            page.waitForURL("**/admin/posts");
            page.click("form[action='/sign-out'] button");
            assertThat(page.locator("a[href='/sign-in']").isVisible()).isTrue();
            tab.go("/admin/posts");
            assertThat(tab.path()).startsWith("/sign-in");
        }
    }

    @Test
    void isToldWhatIsWrongBesideTheField() {
        try (Tab writer = Tab.ofAdministrator()) {
            writer.go("/admin/posts/new");
            Page page = writer.page();
            page.evaluate("document.querySelector('.post-form').noValidate = true");
            page.fill("#markdown", "A text without a title.");
            page.click("button[name=action][value=publish]");
            // The browser moves the focus once the page is drawn.
            page.locator(".error-summary:focus").waitFor();
            assertThat(page.getAttribute("#title", "aria-invalid")).isEqualTo("true");
            assertThat(page.getAttribute("#title", "aria-describedby")).contains("title-error");
            assertThat(page.inputValue("#markdown")).as("nothing is lost").isEqualTo("A text without a title.");
            page.click(".error-summary a[href='#title']");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("title");
        }
    }

    @Test
    void losesNothingWhenSomebodyElseSavedMeanwhile() {
        try (Tab first = Tab.ofAdministrator();
                Tab second = Tab.ofAdministrator()) {
            first.write("Two pens " + System.nanoTime(), "The beginning.", "draft");
            String editor = first.path().split("\\?")[0];
            second.go(editor);
            first.page().fill("#markdown", "What the first wrote.");
            first.page().click("button[name=action][value=draft]");
            second.page().fill("#markdown", "What the second wrote.");
            second.page().click("button[name=action][value=draft]");
            assertThat(second.page().inputValue("#markdown")).isEqualTo("What the second wrote.");
            assertThat(second.page().inputValue(".theirs textarea")).isEqualTo("What the first wrote.");
        }
    }

    @Test
    void findsAndUnpublishesSeveralAtOnce() {
        try (Tab writer = Tab.ofAdministrator()) {
            String mark = "bulk" + System.nanoTime();
            writer.write("One " + mark, "Text.", "publish");
            writer.write("Two " + mark, "Text.", "publish");
            writer.go("/admin/posts");
            Page page = writer.page();
            page.fill("#q", mark);
            page.click(".filters button");
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            for (int row = 0; row < 2; row++) {
                page.locator("tbody input[type=checkbox]").nth(row).check();
            }
            page.click("button[name=action][value=unpublish]");
            writer.go("/admin/posts?status=draft&q=" + mark);
            assertThat(page.locator(".badge.draft").count()).isEqualTo(2);
        }
    }
}
