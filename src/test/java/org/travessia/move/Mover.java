package org.travessia.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code podman/move}, which may be killed at a line that it prints. */
final class Mover {

    /** Prints what the mover prints, and kills it, as nothing can refuse, at once when it begins the step. */
    private static final String KILLING = """
            exec 3< <(exec "${@:2}" 2>&1)
            mover=$!
            while IFS= read -r line <&3; do
                echo "$line"
                case $line in *" s  $1"*) kill -9 "$mover"; exit 137 ;; esac
            done
            wait "$mover"
            """;

    private final Process process;
    private final StringBuilder printed = new StringBuilder();

    private Mover(String step, List<String> arguments) {
        // Beside the scripts, which may be in a nested engine: its process there is another one than ours.
        List<String> command =
                House.with(House.besideTheScripts(), "bash", "-c", KILLING, "mover", step, House.scripts() + "move");
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(
                            java.nio.file.Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Mover withArguments(List<String> arguments) {
        return new Mover("(never)", arguments);
    }

    /** From or to the VM. */
    static Mover start(String direction, House vm, String... options) {
        return killedAt("(never)", direction, vm, options);
    }

    /** Killed when it begins a step; its status is then 137. */
    static Mover killedAt(String step, String direction, House vm, String... options) {
        List<String> ssh = House.words(System.getenv("BLOG_E2E_VM_SSH"));
        List<String> arguments = new ArrayList<>(List.of(
                direction,
                ssh.get(ssh.size() - 1),
                "--ssh",
                String.join(" ", ssh.subList(0, ssh.size() - 1)),
                // In the tests the two have ports of one host.
                "--new-address"));
        arguments.addAll(List.of(options));
        return new Mover(step, arguments);
    }

    /** The exit status, once it has ended. */
    int status() {
        try {
            printed.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String printed() {
        return printed.toString();
    }

    /** How long writing was closed, as it says, in seconds. */
    double window() {
        return Double.parseDouble(printed.toString().replaceAll("(?s).*writing was closed for ([0-9.]+) s.*", "$1"));
    }

    /** The houses of a move that has begun. */
    static void neverBothOpen(House one, House other) {
        assertThat(List.of(one.state(), other.state())).isNotEqualTo(List.of("open", "open"));
    }
}
