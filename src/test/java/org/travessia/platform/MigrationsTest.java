package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    /** What takes something away from older programs must say so, and leave the version before in service. */
    @Test
    void a_contracting_migration_says_which_programs_it_still_serves() throws IOException {
        Pattern takesAway = Pattern.compile(
                "\\b(drop\\s+(table|column|view|function|type)|rename|set\\s+not\\s+null|type\\s+\\w+\\s+using)\\b",
                Pattern.CASE_INSENSITIVE);
        Pattern says = Pattern.compile("update schema_compatibility set oldest_program = (\\d+)");
        for (Path file : migrations()) {
            String sql = Files.readString(file).replaceAll("(?m)--.*$", "");
            Matcher said = says.matcher(sql);
            boolean saysSo = said.find();
            assertThat(saysSo || !takesAway.matcher(sql).find())
                    .as(file + " takes something away")
                    .isTrue();
            if (saysSo) {
                assertThat(Integer.parseInt(said.group(1))).as(file.toString()).isLessThan(version(file));
            }
        }
    }

    /** Programs of schema 1 read it where it is; without it they would refuse schema 2 (docs/adr/0008). */
    @Test
    void the_second_migration_brings_the_row_that_says_so() throws IOException {
        for (Path file : migrations()) {
            if (version(file) == 2) {
                assertThat(Files.readString(file)).contains("create table schema_compatibility");
            }
        }
    }

    @Test
    void the_newest_version_is_that_of_the_newest_file() throws IOException {
        int newest =
                migrations().stream().mapToInt(MigrationsTest::version).max().orElseThrow();

        assertThat(Migrations.newest())
                .as("src/main/resources/db/newest-migration")
                .isEqualTo(newest);
    }

    private static List<Path> migrations() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.toList();
        }
    }

    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
