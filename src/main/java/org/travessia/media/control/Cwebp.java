package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * WebP's own encoder, a program that the build puts under {@code lib/webp} for the platforms that it is made for. Elsewhere, or
 * where it may not be run, there is no WebP; that is said once.
 */
@ApplicationScoped
public class Cwebp {

    private static final Logger LOG = Logger.getLogger(Cwebp.class);
    private static final int PATIENCE_SECONDS = 60;
    private static final String QUALITY = "80";

    private final Optional<Path> program = find();
    private volatile boolean failed;

    /** Whether there is one that has not failed to start. */
    boolean there() {
        return program.isPresent() && !failed;
    }

    /**
     * Encodes a picture.
     *
     * @param image a PNG, JPEG or WebP
     * @param width to this one, in pixels; 0 for its own
     * @param drawn whether it has sharp edges and few colours, as a screen has, and must keep them
     * @return empty if that is not possible here
     */
    Optional<byte[]> encode(byte[] image, int width, boolean drawn) {
        if (!there()) {
            return Optional.empty();
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("webp");
            Path from = Files.write(folder.resolve("from"), image);
            Path to = folder.resolve("to");
            List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString(), "-quiet", "-m", "4"));
            command.addAll(drawn ? List.of("-near_lossless", "60") : List.of("-q", QUALITY));
            if (width > 0) {
                command.addAll(List.of("-resize", String.valueOf(width), "0"));
            }
            command.addAll(List.of("-metadata", "icc", from.toString(), "-o", to.toString()));
            return run(command) && Files.isRegularFile(to) ? Optional.of(Files.readAllBytes(to)) : Optional.empty();
        } catch (IOException notHere) {
            failed = true;
            LOG.infof("There are no variants of images in WebP: %s", notHere.getMessage());
            return Optional.empty();
        } finally {
            remove(folder);
        }
    }

    private static boolean run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static void remove(Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("from"));
            Files.deleteIfExists(folder.resolve("to"));
            Files.delete(folder);
        } catch (IOException left) {
            LOG.debug("A temporary file was left", left);
        }
    }

    private static Optional<Path> find() {
        String home = System.getProperty("jboss.home.dir");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        Optional<String> platform = Optional.empty();
        if (system.contains("linux")) {
            platform = arm ? Optional.of("linux-aarch64") : intel ? Optional.of("linux-x86-64") : Optional.empty();
        } else if (system.contains("mac")) {
            platform = arm ? Optional.of("mac-arm64") : intel ? Optional.of("mac-x86-64") : Optional.empty();
        }
        return platform.filter(known -> home != null)
                .map(known -> Path.of(home, "lib", "webp", known, "cwebp"))
                .filter(Files::isExecutable);
    }
}
