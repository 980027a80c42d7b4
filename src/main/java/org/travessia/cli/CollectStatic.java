package org.travessia.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.travessia.platform.Configuration;
import org.travessia.platform.ConfigurationProblem;
import org.travessia.platform.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the static files to where nginx serves them from. */
@Command(
        name = "collectstatic",
        description = "Copies the static files, named by their content, into BLOG_STATIC_ROOT for nginx.",
        mixinStandardHelpOptions = true)
class CollectStatic implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--clear", description = "Removes files that this version no longer has.")
    boolean clear;

    @Override
    public Integer call() {
        Path root = Configuration.here()
                .staticRoot()
                .orElseThrow(() -> new ConfigurationProblem(Setting.BLOG_STATIC_ROOT.name(), "is not set"));
        spec.commandLine().getOut().println(copy(root, clear) + " files copied to " + root);
        return 0;
    }

    /**
     * Copies what is missing. Old files stay unless told otherwise: pages that a browser or cache still holds ask for them.
     *
     * @return how many files were copied
     */
    static int copy(Path root, boolean clear) {
        Folders.writable(Setting.BLOG_STATIC_ROOT, root);
        Path source = Home.here().staticFiles();
        try {
            List<Path> files = below(source);
            int copied = 0;
            for (Path file : files) {
                copied += copy(source.resolve(file), root.resolve(file)) ? 1 : 0;
            }
            if (clear) {
                Set<Path> kept = files.stream().collect(Collectors.toSet());
                for (Path old : below(root)) {
                    if (!kept.contains(old)) {
                        Files.delete(root.resolve(old));
                    }
                }
            }
            return copied;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many files of this version the folder does not have. */
    static long missing(Path root) {
        Path source = Home.here().staticFiles();
        try {
            return below(source).stream()
                    .filter(file -> !Files.exists(root.resolve(file)))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }

    /** Written beside and moved in: another replica may be copying the same file, and nginx may be reading it. */
    private static boolean copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.size(to) == Files.size(from)) {
            return false;
        }
        Files.createDirectories(to.getParent());
        Path part = Files.createTempFile(to.getParent(), ".part", "");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
