package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blog starts without its database, says so, and serves as soon as there is one; and the same when it is lost. */
class NoDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void serves_when_the_database_comes_without_a_restart() throws Exception {
        int databasePort = Launched.freePort();
        Map<String, String> environment = Map.of(
                "BLOG_DB_HOST",
                "127.0.0.1",
                "BLOG_DB_PORT",
                Integer.toString(databasePort),
                "BLOG_DB_PASSWORD",
                "secret");
        try (Launched blog = Launched.blog(folder, environment, "serve")) {
            blog.await("an answer", () -> blog.status("/") == 503);
            HttpResponse<String> away = blog.get("/");
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(away.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(away.body()).contains("<h1>");
            assertThat(blog.get("/api/v1/posts").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(health(blog, "started")).isZero();
            assertThat(health(blog, "live")).isZero();
            assertThat(health(blog, "ready")).isEqualTo(1);

            try (EmbeddedPostgres database =
                    EmbeddedPostgres.builder().setPort(databasePort).start()) {
                try (Connection connection = database.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create role blog login password 'secret'");
                    statement.execute("create database blog owner blog");
                }
                blog.await("a page", () -> blog.status("/") == 200);
                assertThat(health(blog, "ready")).isZero();
            }
            blog.await("the database's absence", () -> blog.status("/") == 503);
            blog.await("the watch's line", () -> lost(blog) == 2);

            assertThat(lost(blog)).isEqualTo(2);
            assertThat(blog.output())
                    .contains("no database at 127.0.0.1:" + databasePort)
                    .doesNotContain("\tat ");
        }
    }

    private static long lost(Launched blog) {
        return blog.output()
                .lines()
                .filter(line -> line.contains("answering 503"))
                .count();
    }

    /** As a probe asks, which must get the same answer as a person does, without a word. */
    private int health(Launched blog, String kind) throws Exception {
        Map<String, String> same = Map.of("BLOG_MANAGEMENT_PORT", blog.environment.get("BLOG_MANAGEMENT_PORT"));
        try (Launched asked = Launched.blog(folder, same, "health", kind);
                Launched probe = Launched.blog(folder, same, "health", kind, "--quiet")) {
            assertThat(probe.exitCode()).as(kind).isEqualTo(asked.exitCode());
            assertThat(probe.output()).isEmpty();
            return asked.exitCode();
        }
    }
}
