package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramTest {

    @Test
    void a_shell_passes_every_character_on() throws Exception {
        String hostile = "it's $HOME `id` \"x\" \\ \n ; exit 3";
        Program program =
                new Program(List.of("printf", "%s|%s", hostile, "end"), Map.of("SECRET", hostile), Set.of("GONE"));

        Process shell = new ProcessBuilder("sh", "-c", "GONE=1; eval \"$1\"", "sh", program.script()).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(hostile + "|end");
        assertThat(shell.waitFor()).isZero();
    }
}
