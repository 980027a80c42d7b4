package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Visit;

/**
 * While the database takes no writes (SQLSTATE 25006: it is moved, or a standby) nobody who reads notices, and whoever writes
 * is told to try again in a moment and loses nothing.
 */
class ReadOnlyIT {

    private static final String PASSWORD = "a crossing by night 7";
    private static final String READ_ONLY = "read only for a moment";
    private static final String SOMENTE_LEITURA = "somente para leitura por um instante";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void aDatabaseWithTheSchema() throws Exception {
        house = House.migrated();
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void starts_and_offers_the_set_up_when_it_may() throws Exception {
        house.close_for_writing();
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            blog.await("the set-up put off", () -> blog.output().contains("comes as soon as"));
            assertThat(ready(blog)).isZero();

            house.open_again();
            blog.await("the set-up's address", () -> blog.output().contains("/setup?code="));
            String path = blog.output().replaceAll("(?s).*(/setup\\?code=[\\w-]+).*", "$1");
            house.close_for_writing();
            Visit owner = visit(blog);
            Map<String, String> typed = Map.of(
                    "code", path.substring(path.indexOf('=') + 1),
                    "username", "ada",
                    "email", "ada@example.com",
                    "displayName", "Ada Lovelace",
                    "password", PASSWORD);
            Document again = refused(owner.postForm(path, "/setup", typed), READ_ONLY);
            assertThat(again.select("#displayName").val()).isEqualTo("Ada Lovelace");
            assertThat(again.select("#password").val()).isEmpty();

            house.open_again();
            assertThat(owner.postForm(path, "/setup", typed).statusCode()).isEqualTo(303);
            assertThat(errors(blog)).isEmpty();
        }
    }

    @Test
    void readers_notice_nothing_and_writers_lose_nothing() throws Exception {
        createAdministrator();
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            Visit writer = visit(blog);
            writer.signIn("ada", PASSWORD);
            String token = writer.newToken("posts:read", "posts:write");
            String edit = writer.postForm(
                            "/admin/posts/new",
                            "/admin/posts/new",
                            Map.of("title", "Before", "markdown", "text", "action", "publish"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceAll("^https?://[^/]+|\\?.*$", "");
            house.execute("insert into site_change (id, changed_at, was, became) overriding system value "
                    + "values (1, now(), '{\"title\": \"Other\"}', '{}')");
            house.execute("update session set last_used_at = now() - interval '1 hour'");
            house.execute("update access_token set last_used_at = now() - interval '1 hour'");
            house.close_for_writing();

            // Who reads, though it were time to write down that they were here.
            for (String path :
                    new String[] {"/", "/posts/before", "/admin/posts", edit, "/account", "/account/second-factor"}) {
                assertThat(writer.page(path).select("a[href^=/admin/]"))
                        .as(path)
                        .isNotEmpty();
            }
            assertThat(api(writer, token, "GET", edit.replaceAll("\\D", ""), "").statusCode())
                    .isEqualTo(200);
            assertThat(ready(blog)).isZero();

            // Who writes in the browser: in both languages, with all that was typed.
            Map<String, Object> typed = new LinkedHashMap<>();
            typed.put("_csrf", writer.csrf(edit));
            typed.put("version", writer.page(edit).select("[name=version]").val());
            typed.put("title", "“After” & <b>");
            typed.put("slug", "after-all");
            typed.put("markdown", "A long\n\ntext with ção");
            typed.put("action", "publish");
            Document shown = refused(writer.postRaw(edit, typed), READ_ONLY);
            assertThat(shown.select("#title").val()).isEqualTo("“After” & <b>");
            assertThat(shown.select("#slug").val()).isEqualTo("after-all");
            assertThat(shown.select("#markdown").val()).isEqualTo("A long\n\ntext with ção");
            assertThat(shown.select("a[href='/posts/after-all']")).isEmpty();
            Map<String, String> fresh = Map.of("title", "New", "markdown", "nothing is lost", "action", "draft");
            shown = refused(writer.postForm("/admin/posts/new", "/admin/posts/new", fresh), READ_ONLY);
            assertThat(shown.select("#markdown").val()).isEqualTo("nothing is lost");
            Visit leitora = new Visit(URI.create("http://localhost:" + blog.port));
            leitora.get("/language/pt-BR");
            refused(
                    leitora.postForm("/sign-in", "/sign-in", Map.of("username", "ada", "password", PASSWORD)),
                    SOMENTE_LEITURA);
            writer.get("/language/pt-BR");
            assertThat(refused(writer.postRaw(edit, typed), SOMENTE_LEITURA)
                            .select("#markdown")
                            .val())
                    .isEqualTo("A long\n\ntext with ção");
            refused(writer.postForm(edit, edit.replace("edit", "trash"), Map.of()), SOMENTE_LEITURA);
            writer.get("/language/en");

            // Everything else that writes.
            refused(writer.postForm(edit, edit.replace("edit", "trash"), Map.of()), READ_ONLY);
            refused(
                    writer.postForm(
                            "/admin/posts",
                            "/admin/posts/bulk",
                            Map.of("action", "unpublish", "id", edit.replaceAll("\\D", ""))),
                    READ_ONLY);
            shown = refused(
                    writer.postForm(
                            "/account",
                            "/account/tokens",
                            Map.of("name", "my script", "days", "7", "scope", List.of("posts:read", "posts:write"))),
                    READ_ONLY);
            assertThat(shown.select("#name").val()).isEqualTo("my script");
            refused(
                    writer.postForm(
                            "/account",
                            "/account/password",
                            Map.of("current", PASSWORD, "password", "another crossing 8")),
                    READ_ONLY);
            refused(writer.postForm("/account", "/account/sessions/end-others", Map.of()), READ_ONLY);
            refused(writer.postForm("/account", "/account/sessions/end-all", Map.of()), READ_ONLY);
            refused(
                    writer.postForm(
                            "/account/second-factor/app", "/account/second-factor/app", Map.of("current", PASSWORD)),
                    READ_ONLY);
            shown = refused(
                    writer.postForm(
                            "/account/email",
                            "/account/email",
                            Map.of("email", "new@example.com", "current", PASSWORD)),
                    READ_ONLY);
            assertThat(shown.select("#email").val()).isEqualTo("new@example.com");
            shown = refused(
                    writer.postForm(
                            "/account/erase",
                            "/account/erase",
                            Map.of("posts", "keep", "typed", "ada", "current", PASSWORD)),
                    READ_ONLY);
            assertThat(shown.select("#current").val()).isEmpty();
            shown = refused(
                    writer.postForm(
                            "/admin/people",
                            "/admin/people/invitations",
                            Map.of("email", "otto@example.com", "role", "EDITOR")),
                    READ_ONLY);
            assertThat(shown.select("#email").val()).isEqualTo("otto@example.com");
            refused(writer.postForm("/admin/people/1", "/admin/people/1/end-sessions", Map.of()), READ_ONLY);
            refused(leitora.postForm("/sign-in", "/forgot-password", Map.of("who", "ada")), SOMENTE_LEITURA);
            refused(
                    writer.postForm("/admin/settings/history", "/admin/settings/history/1", Map.of("version", "0")),
                    READ_ONLY);
            refused(writer.postForm("/account", "/sign-out", Map.of()), READ_ONLY);
            Visit visitor = visit(blog);
            shown = refused(
                    visitor.postForm("/sign-in", "/sign-in", Map.of("username", "ada", "password", PASSWORD)),
                    READ_ONLY);
            assertThat(shown.select("#username").val()).isEqualTo("ada");
            assertThat(shown.select("#password").val()).isEmpty();

            // Programs.
            String document = "{\"title\":\"By a program\",\"markdown\":\"text\"}";
            for (String method : new String[] {"POST", "PUT", "DELETE"}) {
                String id = method.equals("POST") ? "" : edit.replaceAll("\\D", "");
                HttpResponse<String> problem = api(writer, token, method, id, document);
                assertThat(problem.statusCode()).as(method).isEqualTo(503);
                assertThat(problem.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(problem.body()).contains(READ_ONLY, "\"detail\":").doesNotContain("starting");
            }

            assertThat(house.value("select string_agg(title, ',') from post")).isEqualTo("Before");
            assertThat(errors(blog)).isEmpty();
            assertThat(blog.output().lines().filter(line -> line.contains("read only")))
                    .hasSizeBetween(1, 2);

            // Opened again: the very same form is taken, and use is noted.
            house.open_again();
            assertThat(writer.postRaw(edit, typed).statusCode()).isEqualTo(303);
            assertThat(house.value("select title from post")).isEqualTo("“After” & <b>");
            writer.page("/");
            assertThat(house.value("select bool_and(last_used_at > now() - interval '5 minutes') from session"))
                    .isEqualTo("t");
            assertThat(api(writer, token, "POST", "", document).statusCode()).isEqualTo(201);
            visitor.signIn("ada", PASSWORD);
        }
    }

    @Test
    void commands_say_so_in_one_line() throws Exception {
        createAdministrator();
        Path course = Files.createDirectory(folder.resolve("course"));
        Files.writeString(course.resolve("1.md"), "# One\n\ntext\n");
        Files.writeString(course.resolve("2.md"), "# Two\n\ntext\n");
        house.close_for_writing();

        oneLine("add-post", "--title=A", "--content=b");
        oneLine("createsuperuser", "--username=otto", "--email=otto@example.com", "--password-file=" + passwordFile());
        oneLine("changepassword", "ada", "--password-file=" + passwordFile());
        oneLine("reset-second-factor", "--username=ada");
        oneLine("unlock");
        oneLine("import", course.toString());
        assertThat(command(0, "migrate")).contains("0 migrations applied");
        house.open_again();
        assertThat(command(0, "import", course.toString())).contains("2 created");
        house.execute("insert into second_factor (person_id, user_handle, app_secret, app_confirmed_at) "
                + "select id, sha256('x'), substr(sha256('y'), 1, 20), now() from person");
        house.execute(
                "insert into session (token_hash, person_id, created_at, last_used_at, expires_at, address, user_agent) "
                        + "select sha256('z'), id, now(), now(), now() + interval '1 day', '', '' from person");
        assertThat(command(0, "reset-second-factor", "--username=ADA")).contains("password alone");
        assertThat(house.value("select (select count(*) from second_factor) + (select count(*) from session)"))
                .isEqualTo("0");
        assertThat(command(1, "reset-second-factor", "--username=nobody")).contains("nobody");

        // A standby, or a database that is read only by its settings, says the same in other words.
        house.execute("alter role blog set default_transaction_read_only = on");
        oneLine("add-post", "--title=A", "--content=b");
    }

    @Test
    void a_schema_that_is_missing_waits_for_the_database_to_take_writes() throws Exception {
        try (House other = House.empty()) {
            other.execute("alter role blog set default_transaction_read_only = on");
            try (Launched migrate = Launched.blog(folder, other.environment(), "migrate")) {
                assertThat(migrate.exitCode()).isEqualTo(1);
                assertThat(migrate.output().lines()).as(migrate.output()).hasSize(1);
                assertThat(migrate.output()).contains(READ_ONLY);
            }
            try (Launched blog = Launched.blog(folder, other.environment(), "serve")) {
                blog.await("the page that says so", () -> blog.status("/") == 503);
                other.execute("alter role blog reset default_transaction_read_only");
                blog.await("a page", () -> blog.status("/") == 200);
            }
        }
    }

    /** The answer to a write: a page that is not taken for the one of a database that is away. */
    private static Document refused(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("main").text()).contains(words);
        assertThat(page.select(".site-title, header")).isNotEmpty();
        return page;
    }

    private static HttpResponse<String> api(Visit visit, String token, String method, String id, String document) {
        var request = visit.request("/api/v1/posts" + (id.isEmpty() ? "" : "/" + id))
                .header("Authorization", "Bearer " + token);
        return visit.send(
                method.equals("GET")
                        ? request
                        : request.header("Content-Type", "application/json")
                                .header("If-Match", "\"0\"")
                                .method(method, BodyPublishers.ofString(document)));
    }

    private static Visit visit(Launched blog) {
        return new Visit(URI.create("http://localhost:" + blog.port));
    }

    private static List<String> errors(Launched blog) {
        return blog.output()
                .lines()
                .filter(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
                .toList();
    }

    /** Between the database's death and the watch's next look. */
    @Test
    void a_database_that_dies_makes_nobody_a_stranger() throws Exception {
        createAdministrator();
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            Visit writer = visit(blog);
            writer.signIn("ada", PASSWORD);
            String csrf = writer.csrf("/admin/posts/new");
            String token = writer.newToken("posts:read", "posts:write");
            house.close();
            for (int i = 0; i < 20; i++) {
                assertThat(writer.get("/admin/posts").statusCode()).isEqualTo(503);
                assertThat(writer.postRaw("/admin/posts/new", Map.of("_csrf", csrf, "title", "A", "markdown", "b"))
                                .statusCode())
                        .isEqualTo(503);
                assertThat(api(writer, token, "GET", "1", "").statusCode()).isEqualTo(503);
            }
        }
    }

    private void createAdministrator() throws Exception {
        command(0, "createsuperuser", "--username=ada", "--email=ada@example.com", "--password-file=" + passwordFile());
        house.execute("update person set display_name = 'Ada Lovelace'");
    }

    private Path passwordFile() throws Exception {
        return Files.writeString(folder.resolve("password"), PASSWORD);
    }

    private void oneLine(String... arguments) throws Exception {
        String output = command(1, arguments);
        assertThat(output.lines()).as(output).hasSize(1);
        assertThat(output).startsWith("blog: ").contains(READ_ONLY);
    }

    private String command(int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, house.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }

    private int ready(Launched blog) throws Exception {
        Map<String, String> same = Map.of("BLOG_MANAGEMENT_PORT", blog.environment.get("BLOG_MANAGEMENT_PORT"));
        try (Launched asked = Launched.blog(folder, same, "health", "ready")) {
            return asked.exitCode();
        }
    }
}
