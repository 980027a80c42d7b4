package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Visit;

/** From a comment in the browser to a real mail server: also when that is down, and when the blog is killed meanwhile. */
class SendMailIT {

    private static final String PASSWORD = "a crossing by night 7";
    private static final String SMTP_PASSWORD = "only for the post";

    /** Who is faster than this is taken for a program. */
    private static final int A_WRITERS_MILLIS = 3500;

    @TempDir
    Path folder;

    private final int smtpPort = Launched.freePort();
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private House house;

    @BeforeEach
    void aBlogWithAWriter() throws Exception {
        house = House.migrated();
        String file = Files.writeString(folder.resolve("password"), PASSWORD).toString();
        run(0, "createsuperuser", "--username=ada", "--email=ada@example.com", "--password-file=" + file);
        house.execute("update comment_policy set mode = 'FREE'");
        mailServer.setUser("blog", SMTP_PASSWORD);
        mailServer.getManagers().getUserManager().setAuthRequired(true);
    }

    @AfterEach
    void stop() throws Exception {
        mailServer.stop();
        house.close();
    }

    @Test
    void mail_outlives_a_mail_server_that_is_down_and_a_blog_that_is_killed() throws Exception {
        String slug;
        try (Launched blog = Launched.blog(folder, environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            slug = publish(blog, "Ação à noite");
            comment(blog, slug, "Um **primeiro** comentário");
            blog.await("the reason why no mail is sent", () -> blog.output().contains(takesNothing()));
            assertThat(blog.output().lines().filter(line -> line.contains("ConnectException")))
                    .allMatch(line -> line.matches(".*The job mail-send .*: " + takesNothing() + ".*"));
            assertThat(blog.output()).doesNotContain(SMTP_PASSWORD).doesNotContain("\tat ");
            blog.process.destroyForcibly();
        }
        assertThat(house.value("select count(*) from outgoing_mail where sent_at is null and body is not null"))
                .isEqualTo("1");

        mailServer.start();
        try (Launched again = Launched.blog(folder, environment(), "serve")) {
            again.await("the mail", () -> mailServer.getReceivedMessages().length == 1);
            MimeMessage mail = mailServer.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.com");
            assertThat(mail.getFrom()[0]).hasToString("Travessia <blog@example.org>");
            assertThat(mail.getSubject()).isEqualTo("New comment on “Ação à noite”");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getMessageID())
                    .isEqualTo("<" + house.value("select mail_id from outgoing_mail") + "@blog.example.org>");
            assertThat((String) mail.getContent())
                    .contains("Grace commented on “Ação à noite”:")
                    .contains("> Um primeiro comentário")
                    .contains("http://blog.example.org/posts/" + slug + "?comment=1#comment-1")
                    .doesNotContain("grace@example.net")
                    .doesNotContain("127.0.0.1");
            again.await(
                    "the note that it is sent",
                    () -> value("select count(*) from outgoing_mail " + "where sent_at is not null and body is null")
                            .equals("1"));

            // With the mail server up nobody waits for long, and nothing is sent twice.
            comment(again, slug, "A second one");
            again.await("the second mail", () -> mailServer.getReceivedMessages().length == 2);
            assertThat((String) mailServer.getReceivedMessages()[1].getContent())
                    .contains("> A second one");
            assertThat(again.output()).doesNotContain(SMTP_PASSWORD).doesNotContain("takes nothing");
            theWayIn(again);
        }
    }

    /** Joining and a forgotten password, by the command line and by mail; whoever asks does not say where links lead. */
    private void theWayIn(Launched blog) throws Exception {
        String link = command(0, "person", "invite", "--email=otto@example.com", "--role=editor")
                .strip();
        assertThat(link).startsWith("http://blog.example.org/account/invitation?code=");
        Visit otto = visit(blog);
        Map<String, String> typed = Map.of(
                "code",
                link.substring(link.indexOf('=') + 1),
                "username",
                "otto",
                "displayName",
                "",
                "password",
                PASSWORD);
        String page = link.substring("http://blog.example.org".length());
        assertThat(otto.postForm(page, "/account/invitation", typed).statusCode())
                .isEqualTo(303);
        otto.signIn("otto", PASSWORD);

        int before = mailServer.getReceivedMessages().length;
        Visit stranger = visit(blog);
        HttpResponse<String> asked = stranger.send(stranger.request("/forgot-password")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .POST(BodyPublishers.ofString("who=OTTO%40example.com&_csrf=" + stranger.csrf("/forgot-password"))));
        assertThat(asked.statusCode()).isEqualTo(303);
        blog.await("the link", () -> mailServer.getReceivedMessages().length > before);
        MimeMessage mail = mailServer.getReceivedMessages()[before];
        assertThat(mail.getAllRecipients()[0]).hasToString("otto@example.com");
        assertThat((String) mail.getContent()).doesNotContain("evil.example");
        Matcher reset = Pattern.compile("http://blog\\.example\\.org(/account/reset-password\\?code=(\\S+))")
                .matcher((String) mail.getContent());
        assertThat(reset.find()).isTrue();
        String another = "another crossing by day 8";
        HttpResponse<String> done = stranger.postForm(
                reset.group(1), "/account/reset-password", Map.of("code", reset.group(2), "password", another));
        assertThat(done.headers().firstValue("Location")).hasValue("/sign-in?done=reset");
        assertThat(stranger.get("/account").statusCode())
                .as("a reset signs nobody in")
                .isEqualTo(303);
        assertThat(otto.get("/account").statusCode()).isEqualTo(303);
        assertThat(stranger.get(reset.group(1)).statusCode()).isEqualTo(404);
        otto.signIn("otto", another);
        assertThat(blog.output()).doesNotContain(reset.group(2)).doesNotContain(typed.get("code"));

        assertThat(command(0, "person", "suspend", "OTTO")).contains("suspended");
        assertThat(otto.get("/account").statusCode()).isEqualTo(303);
        assertThat(command(0, "person", "list", "--json"))
                .contains("\"username\":\"otto\"", "\"role\":\"editor\"", "\"state\":\"suspended\"");
        assertThat(command(1, "person", "role", "ada", "editor").lines())
                .singleElement()
                .asString()
                .contains("needs an administrator");
        command(0, "person", "reinstate", "otto");
        otto.signIn("otto", another);
    }

    private String command(int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }

    @Test
    void a_server_without_starttls_is_told_nothing_unless_that_is_allowed() throws Exception {
        mailServer.start();
        Map<String, String> environment = environment();
        environment.remove("BLOG_SMTP_TLS");
        try (Launched blog = Launched.blog(folder, environment, "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            comment(blog, publish(blog, "A post"), "A comment");
            blog.await(
                    "the reason why no mail is sent",
                    () -> blog.output().contains(takesNothing() + ", mail waits for it: MessagingException: STARTTLS"));
            assertThat(mailServer.getReceivedMessages()).isEmpty();
        }
    }

    private String takesNothing() {
        return "the mail server 127.0.0.1:" + smtpPort + " takes nothing now";
    }

    private Map<String, String> environment() throws Exception {
        Map<String, String> environment = new HashMap<>(house.environment());
        environment.putAll(Map.of(
                "BLOG_DEBUG",
                "true",
                "BLOG_BASE_URL",
                "http://blog.example.org",
                "BLOG_ALLOWED_HOSTS",
                "localhost",
                "BLOG_SMTP_HOST",
                "127.0.0.1",
                "BLOG_SMTP_PORT",
                Integer.toString(smtpPort),
                "BLOG_SMTP_TLS",
                "none",
                "BLOG_SMTP_USER",
                "blog",
                "BLOG_SMTP_PASSWORD_FILE",
                Files.writeString(folder.resolve("smtp-password"), SMTP_PASSWORD + "\n")
                        .toString(),
                "BLOG_MAIL_FROM",
                "blog@example.org"));
        return environment;
    }

    private static String publish(Launched blog, String title) {
        Visit writer = visit(blog);
        writer.signIn("ada", PASSWORD);
        HttpResponse<String> written = writer.postForm(
                "/admin/posts/new",
                "/admin/posts/new",
                Map.of("title", title, "markdown", "Text", "action", "publish", "commentsOpen", "true"));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(303);
        return writer.page(
                        written.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", ""))
                .select("#slug")
                .val();
    }

    private static void comment(Launched blog, String slug, String text) throws InterruptedException {
        String path = "/posts/" + slug + "/comment";
        Visit guest = visit(blog);
        Document form = guest.page(path);
        Thread.sleep(A_WRITERS_MILLIS);
        HttpResponse<String> sent = guest.postForm(
                path,
                path,
                Map.of(
                        "name",
                        "Grace",
                        "email",
                        "grace@example.net",
                        "stamp",
                        form.select("input[name=stamp]").val(),
                        "text",
                        text));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }

    private static Visit visit(Launched blog) {
        return new Visit(URI.create("http://localhost:" + blog.port));
    }

    private String value(String sql) {
        try {
            return house.value(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, house.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
        }
    }
}
