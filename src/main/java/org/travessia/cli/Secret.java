package org.travessia.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** A new password: from a file, or typed twice without being shown. Never an argument, which others on the machine can see. */
class Secret {

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Reads the password from the file's first line; - is standard input.")
    Path file;

    String read() {
        return file == null ? typed() : first(file);
    }

    /** A file's first line; of - standard input's. */
    static String first(Path file) {
        try {
            String text = "-".equals(file.toString())
                    ? new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    : Files.readString(file);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new Failure("the file " + file + " cannot be read", e);
        }
    }

    private static String typed() {
        Console console = System.console();
        if (console == null) {
            throw new Failure("there is no terminal to ask for the password on; use --password-file");
        }
        char[] password = console.readPassword("Password: ");
        char[] again = console.readPassword("Password again: ");
        if (password == null || !Arrays.equals(password, again)) {
            throw new Failure("the two passwords are not the same");
        }
        return new String(password);
    }
}
