package org.travessia.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The host that the playbook made: {@code BLOG_E2E_SSH} is the command that reaches it (its user may use sudo), {@code
 * BLOG_E2E_ANSIBLE} the {@code ansible-playbook} with its inventory, {@code BLOG_E2E_TLS_URL} its address for TLS.
 */
final class VmHost {

    record Ended(int status, String printed) {

        String well() {
            assertThat(status).as(printed).isZero();
            return printed;
        }
    }

    private VmHost() {}

    static void assumed() {
        assumeThat(System.getenv("BLOG_E2E_SSH")).as("BLOG_E2E_SSH").isNotBlank();
        assumeThat(System.getenv("BLOG_E2E_ANSIBLE")).as("BLOG_E2E_ANSIBLE").isNotBlank();
    }

    static URI tlsUrl() {
        String given = System.getenv("BLOG_E2E_TLS_URL");
        assumeThat(given).as("BLOG_E2E_TLS_URL").isNotBlank();
        return URI.create(given);
    }

    /** Runs a script on the host as root. */
    static Ended script(String script) {
        List<String> command = words("BLOG_E2E_SSH");
        command.addAll(List.of("sudo", "bash", "-s"));
        return run(command, script);
    }

    /** Plays a playbook of this project. */
    static Ended play(String playbook, String... arguments) {
        List<String> command = words("BLOG_E2E_ANSIBLE");
        command.add(Path.of("ansible", playbook).toString());
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    private static List<String> words(String variable) {
        return new ArrayList<>(Arrays.asList(System.getenv(variable).trim().split("\\s+")));
    }

    private static Ended run(List<String> command, String input) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), printed);
        } catch (IOException e) {
            throw new IllegalStateException(command.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
