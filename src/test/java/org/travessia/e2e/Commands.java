package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Other programs, and waiting for what they set off. */
public final class Commands {

    /**
     * How a program ended.
     *
     * @param printed on standard output and standard error
     * @param seconds that it took
     */
    public record Outcome(int exitCode, String printed, long seconds) {}

    private Commands() {}

    /** A command line from the environment with further arguments. */
    public static List<String> words(String commandLine, String... further) {
        List<String> words = new ArrayList<>(Arrays.asList(commandLine.trim().split("\\s+")));
        words.addAll(List.of(further));
        return words;
    }

    /**
     * What the program printed.
     *
     * @throws IllegalStateException if it failed
     */
    public static String run(List<String> command) {
        Outcome outcome = attempt(command);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(command + " ended with " + outcome.exitCode() + ": " + outcome.printed());
        }
        return outcome.printed();
    }

    /** How the program ended. */
    public static Outcome attempt(List<String> command) {
        long begun = System.nanoTime();
        try {
            Process process = start(command, ProcessBuilder.Redirect.PIPE);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), printed, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The program, running, whose words nobody reads. */
    public static Process start(List<String> command) {
        try {
            return start(command, ProcessBuilder.Redirect.DISCARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    /** Waits until it is so, and fails if it never is. */
    public static void eventually(String what, int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + seconds + " s").isLessThan(end);
            pause(500);
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
