package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Visit;

/**
 * A blog made with Django, from its own database to somebody who signs in with the password they had there. Django 5.2 made the file
 * of SQLite, Django 3.2 the dump of PostgreSQL (src/test/django).
 */
@TestInstance(Lifecycle.PER_CLASS)
class ImportDjangoIT {

    private static final Path FIXTURES = Path.of("src/test/resources/django");

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;

    @BeforeAll
    void aServerOfPostgres() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        sql("postgres", "create role blog login password 'secret'");
        sql("postgres", "create role django login password 'secret'");
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
    }

    @Test
    void fromSqliteToSigningIn() throws Exception {
        Map<String, String> environment = blog("from_sqlite");
        String file = FIXTURES.resolve("example.sqlite3").toString();
        try (Launched served = Launched.blog(folder, environment, "serve")) {
            served.await("the blog", () -> served.status("/") == 200);
            assertThat(run(environment, 1, "import-django", "--dry-run", file)).contains("nothing was changed");
            assertThat(rows("from_sqlite", "select count(*) from person")).containsExactly("0");

            String told = run(environment, 1, "import-django", file);
            assertThat(told)
                    .contains("people: 6 created, 0 updated, 0 unchanged, 3 not taken")
                    .contains("posts: 7 created, 0 updated, 0 unchanged, 0 not taken")
                    .contains("table not taken: blog_comment: 1 rows")
                    .doesNotContain("WARNING");
            assertThat(
                            rows(
                                    "from_sqlite",
                                    "select username || ' ' || role || ' ' || split_part(password_hash, '$', 1) from person order by id"))
                    .containsExactly(
                            "admin ADMINISTRATOR pbkdf2_sha256",
                            "ana EDITOR pbkdf2_sha256",
                            "bia AUTHOR pbkdf2_sha256",
                            "leitor CONTRIBUTOR pbkdf2_sha256",
                            "dora CONTRIBUTOR !",
                            "eva CONTRIBUTOR !");
            assertThat(rows(
                            "from_sqlite",
                            "select slug || ' ' || published_at || ' ' || created_at || ' ' || updated_at from post "
                                    + "where slug = 'ola-mundo'"))
                    .containsExactly("ola-mundo 2024-01-01 12:30:15.123456+00 2024-01-01 09:30:15.123456+00 "
                            + "2024-01-01 18:30:15.123456+00");
            assertThat(served.get("/posts/ola-mundo").body()).contains("<strong>primeira</strong>");
            assertThat(served.get("/posts/xss").body())
                    .contains("&lt;script&gt;alert(")
                    .doesNotContain("onclick")
                    .doesNotContain("onerror");
            assertThat(served.status("/posts/rascunho")).isEqualTo(404);

            new Visit(URI.create("http://localhost:" + served.port)).signIn("ana", "sênha");
            assertThat(rows("from_sqlite", "select left(password_hash, 10) from person where username = 'ana'"))
                    .containsExactly("$argon2id$");
            new Visit(URI.create("http://localhost:" + served.port)).signIn("Ana", "se\u0302nha");
            for (String who : List.of("dora dora12345", "eva ", "bia wrong")) {
                String[] one = who.split(" ", 2);
                Visit visit = new Visit(URI.create("http://localhost:" + served.port));
                assertThat(visit.postForm("/sign-in", "/sign-in", Map.of("username", one[0], "password", one[1]))
                                .statusCode())
                        .isNotEqualTo(HttpURLConnection.HTTP_SEE_OTHER);
            }

            sql("from_sqlite", "update post set title = 'Editado aqui' where slug = 'ola-mundo'");
            assertThat(run(environment, 1, "import-django", file))
                    .contains("people: 0 created, 0 updated, 6 unchanged, 3 not taken")
                    .contains("posts: 0 created, 0 updated, 7 unchanged, 0 not taken");
            assertThat(rows("from_sqlite", "select left(password_hash, 10) from person where username = 'ana'"))
                    .containsExactly("$argon2id$");
            assertThat(rows("from_sqlite", "select title from post where slug = 'ola-mundo'"))
                    .containsExactly("Editado aqui");
        }
    }

    @Test
    void fromPostgresOfDjango() throws Exception {
        sql("postgres", "create database django owner django");
        sql("django", Files.readString(FIXTURES.resolve("example.sql")));
        sql("django", "grant usage on schema public to django");
        sql("django", "grant select on all tables in schema public to django");
        // Another program's in the same database.
        sql("django", "create table public.secret (id integer)");
        Map<String, String> environment = blog("from_postgres");
        run(environment, 0, "migrate");
        String address = "postgresql://django@127.0.0.1:" + postgres.getPort() + "/django";
        Path password = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(run(environment, 1, "import-django", "--password-file=" + password, address))
                .contains("people: 6 created, 0 updated, 0 unchanged, 3 not taken")
                .contains("posts: 7 created, 0 updated, 0 unchanged, 0 not taken");
        assertThat(rows("from_postgres", "select slug || ' ' || published_at from post where slug = 'ola-mundo'"))
                .containsExactly("ola-mundo 2024-01-01 12:30:15.123456+00");
        environment.put("PGPASSWORD", "secret");
        assertThat(run(environment, 1, "import-django", address))
                .contains("posts: 0 created, 0 updated, 7 unchanged, 0 not taken");

        assertThat(run(environment, 2, "import-django", address.replace("django@", "django:secret@")))
                .contains("can be read by everybody on the machine");
        String nobody = "postgresql://django@127.0.0.1:" + Launched.freePort() + "/django";
        assertThat(run(environment, 1, "import-django", nobody)).contains("cannot be read");
    }

    /** A log beside the file holds what the file does not have yet; a file alone, in a folder that nobody may write, is whole. */
    @Test
    void sqliteWithAWriteAheadLog() throws Exception {
        Map<String, String> environment = blog("from_wal");
        run(environment, 0, "migrate");
        Path copy = Files.createDirectory(folder.resolve("wal")).resolve("db #1%?.sqlite3");
        Files.copy(FIXTURES.resolve("central.sqlite3"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection writer = java.sql.DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = writer.createStatement()) {
            statement.execute("attach '" + copy + "' as django");
            statement.execute("pragma django.journal_mode = wal");
            statement.execute("update django.blog_post set title = 'Ainda no log' where id = 2");
            assertThat(run(environment, 1, "import-django", copy.toString())).contains("post 2 Ainda no log");
        }
        byte[] before = Files.readAllBytes(copy);
        assertThat(run(environment, 1, "import-django", copy.toString()))
                .contains("posts: 0 created, 0 updated, 3 unchanged, 0 not taken");
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
        try (var files = Files.list(copy.getParent())) {
            assertThat(files).containsExactly(copy);
        }
    }

    @Test
    void whatIsNoDjangoDatabase() throws Exception {
        Map<String, String> environment = blog("from_nothing");
        run(environment, 0, "migrate");
        assertThat(run(environment, 1, "import-django", "pom.xml").strip())
                .isEqualTo("blog: pom.xml is no database of SQLite");
        assertThat(run(environment, 1, "import-django", "no-such-file")).contains("cannot be read");
        assertThat(run(
                        environment,
                        1,
                        "import-django",
                        "--app=shop",
                        FIXTURES.resolve("girls.sqlite3").toString()))
                .contains("There is no table shop_post")
                .contains("blog_post");
        assertThat(run(environment, 2, "import-django", "mysql://user@host/name"))
                .contains("SQLite");
        assertThat(run(
                        environment,
                        2,
                        "import-django",
                        "--time-zone=Mars",
                        FIXTURES.resolve("girls.sqlite3").toString()))
                .contains("Mars is no time zone");
    }

    private Map<String, String> blog(String name) throws Exception {
        sql("postgres", "create database " + name + " owner blog");
        return new HashMap<>(Map.of(
                "BLOG_DB_HOST",
                "127.0.0.1",
                "BLOG_DB_PORT",
                String.valueOf(postgres.getPort()),
                "BLOG_DB_NAME",
                name,
                "BLOG_DB_PASSWORD",
                "secret"));
    }

    private String run(Map<String, String> environment, int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, environment, arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }

    private void sql(String database, String statements) throws Exception {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private List<String> rows(String database, String query) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
