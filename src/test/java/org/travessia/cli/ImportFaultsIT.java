package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of {@code blog import} when the database fails in the middle of it. */
class ImportFaultsIT {

    @TempDir
    Path folder;

    private House house;
    private Path course;

    @BeforeEach
    void threeLessons() throws Exception {
        house = House.migrated();
        course = Files.createDirectory(folder.resolve("course"));
        for (String lesson : new String[] {"1 One", "2 Two", "3 Three"}) {
            Files.writeString(course.resolve(lesson + ".md"), "# " + lesson.substring(2) + "\n\ntext\n");
        }
        Path password = Files.writeString(folder.resolve("password"), "a crossing by night 7");
        run(0, "createsuperuser", "--username=ada", "--email=ada@example.com", "--password-file=" + password);
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void a_fault_with_one_file_is_told_and_the_others_are_taken() throws Exception {
        failWith("XX001", "Two");

        assertThat(run(1, "import", course.toString()))
                .contains("not taken: 2 Two.md: It could not be saved: ", "the disk is on fire")
                .contains("2 created, 0 updated, 0 unchanged, 1 not taken")
                .doesNotContain("\tat ");
        assertThat(house.value("select string_agg(title, ',' order by id) from post"))
                .isEqualTo("One,Three");
    }

    @Test
    void a_database_that_goes_away_ends_the_run_and_what_was_taken_stays() throws Exception {
        failWith("57P01", "Two");

        assertThat(run(1, "import", course.toString()))
                .contains("1 created, 0 updated, 0 unchanged, 0 not taken")
                .contains("blog: stopped at 2 Two.md: The database cannot be reached: ")
                .doesNotContain("3 Three.md");
        assertThat(run(1, "import", "--json", course.toString())).contains("\"stopped\":[{\"file\":\"2 Two.md\"");
        house.execute("drop function fail() cascade");
        assertThat(run(0, "import", course.toString())).contains("2 created, 0 updated, 1 unchanged, 0 not taken");
    }

    private void failWith(String sqlState, String title) throws Exception {
        house.execute("""
                create function fail() returns trigger language plpgsql as $$
                begin
                    raise exception 'the disk is on fire' using errcode = '%s';
                end $$;
                create trigger fail before insert on post for each row when (new.title = '%s') execute function fail()""".formatted(sqlState, title));
    }

    private String run(int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, house.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }
}
