package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.platform.Migrations;

/**
 * This program beside, or rolled back after, a newer one: it serves with a schema that was only added to, and with none that
 * took away what it needs.
 */
class NewerSchemaIT {

    private static final int NEXT = Migrations.newest() + 1;
    private static final String PASSWORD = "a crossing by night 7";

    /** What the second migration brings, as docs/adr/0008 has it. */
    private static final String COMPATIBILITY = """
            create table schema_compatibility (
                id             smallint primary key default 1 check (id = 1),
                oldest_program integer not null check (oldest_program >= 1)
            );
            insert into schema_compatibility (oldest_program) values (1);
            """;

    @TempDir
    Path folder;

    private House house;
    private Path newer;

    @BeforeEach
    void aDatabaseOfANewerProgram() throws Exception {
        house = House.migrated();
        newer = Files.createDirectory(folder.resolve("newer"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        command(0, "createsuperuser", "--username=ada", "--email=ada@example.com", "--password-file=" + password);
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void one_that_was_added_to_is_served() throws Exception {
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            added();
            // The one that was there before the migration, beside the newer one.
            blog.await("the watch's line", () -> blog.output().contains("The schema has version " + NEXT));
            assertThat(blog.status("/")).isEqualTo(200);
            assertThat(health(blog, 0)).contains("needed:" + Migrations.newest(), "found:" + NEXT);
        }
        // And the one that is started again after it.
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            assertThat(blog.output()).doesNotContain(" ERROR ");
        }
        assertThat(command(0, "migrate"))
                .contains("schema version " + NEXT + " (newer than this program's " + Migrations.newest())
                .contains("0 migrations applied");
        assertThat(command(0, "doctor")).contains("ok   schema");
        command(0, "add-post", "--title=Written by the older program", "--content=text");
        assertThat(house.value("select subtitle from post")).isEqualTo("none");
    }

    @Test
    void one_that_lost_what_this_program_needs_is_not() throws Exception {
        try (Launched blog = Launched.blog(folder, house.environment(), "serve")) {
            blog.await("a page", () -> blog.status("/") == 200);
            added();
            takenAway();
            blog.await("the page that says so", () -> blog.status("/") == 503);
            blog.await("the line that says why", () -> blog.output().contains("answering 503"));
            assertThat(blog.output()).contains(refusal());
            assertThat(health(blog, 1)).contains("fail schema", "found:" + (NEXT + 1));
        }
        for (String[] refused : new String[][] {
            {"serve"}, {"migrate"}, {"add-post", "--title=A", "--content=b"},
        }) {
            String output = command(1, refused);
            assertThat(output.lines()).as(output).containsExactly("blog: " + refusal());
        }
        assertThat(command(1, "doctor")).contains("fail schema", refusal());
    }

    @Test
    void one_that_says_nothing_is_not() throws Exception {
        Files.writeString(newer.resolve("V" + NEXT + "__silent.sql"), "drop table schema_compatibility;");
        house.migrate(newer);
        assertThat(command(1, "migrate")).contains("the database has schema version " + NEXT + ", but");
    }

    /** Expand: an older program writes rows without it. */
    private void added() throws Exception {
        String compatibility = house.value("select to_regclass('schema_compatibility') is null")
                        .equals("t")
                ? COMPATIBILITY
                : "";
        Files.writeString(
                newer.resolve("V" + NEXT + "__subtitle.sql"),
                compatibility + "alter table post add column subtitle text not null default 'none';");
        house.migrate(newer);
    }

    /** Contract, one version later: only programs that know the column's successor go on. */
    private void takenAway() throws Exception {
        Files.writeString(
                newer.resolve("V" + (NEXT + 1) + "__no_tagline.sql"),
                "alter table site drop column tagline; update schema_compatibility set oldest_program = " + NEXT + ";");
        house.migrate(newer);
    }

    private static String refusal() {
        return "the database has schema version " + (NEXT + 1) + ", but this program knows only " + Migrations.newest()
                + ": it is older than the one that was here before";
    }

    private String health(Launched blog, int exitCode) throws Exception {
        Map<String, String> same = Map.of("BLOG_MANAGEMENT_PORT", blog.environment.get("BLOG_MANAGEMENT_PORT"));
        try (Launched asked = Launched.blog(folder, same, "health", "ready")) {
            assertThat(asked.exitCode()).as(asked.output()).isEqualTo(exitCode);
            return asked.output();
        }
    }

    private String command(int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, house.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }
}
