package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blog under test. The suites know it only by its address, so that they run unchanged against a laptop, a VM and pods:
 * {@code BLOG_E2E_BASE_URL} names one that runs ({@code BLOG_E2E_ADMIN} and {@code BLOG_E2E_PASSWORD} sign in there, {@code
 * BLOG_E2E_COMMAND} is how to call {@code blog} beside it); without it {@code target/blog/bin/blog serve} is started, as a new user would,
 * and stopped at the end.
 */
public final class Blog {

    private static final Pattern SETUP = Pattern.compile("(/setup\\?code=[\\w-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Blog running;

    private final URI baseUrl;
    private final String admin;
    private final String password;
    private final List<String> command;
    private final Map<String, String> environment;

    private Blog(URI baseUrl, String admin, String password, List<String> command, Map<String, String> environment) {
        this.baseUrl = baseUrl;
        this.admin = admin;
        this.password = password;
        this.command = command;
        this.environment = environment;
    }

    /** The address, without a trailing slash. */
    public static URI baseUrl() {
        return instance().baseUrl;
    }

    /** The username of an administrator. */
    public static String admin() {
        return instance().admin;
    }

    /** The administrator's password. */
    public static String password() {
        return instance().password;
    }

    /** Whether the blog is this machine's own: it can reach what a test listens on here. */
    public static boolean here() {
        return given().isEmpty();
    }

    /** Somebody who comes for the first time. */
    public static Visit visitor() {
        return new Visit(baseUrl());
    }

    /** Somebody who comes to the same blog by another address. */
    public static Visit visitor(URI address) {
        return new Visit(address);
    }

    /** The administrator, signed in. */
    public static Visit signedIn() {
        Visit visit = visitor();
        visit.signIn(admin(), password());
        return visit;
    }

    /**
     * Runs a command of {@code blog} beside the blog under test; what it reads on standard input is given. The test is skipped where
     * nobody has said how to call it.
     */
    static void command(String input, String... arguments) {
        Blog blog = instance();
        assumeThat(commanded()).as("BLOG_E2E_COMMAND says how to call blog").isTrue();
        List<String> words = new ArrayList<>(blog.command);
        words.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().putAll(blog.environment);
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(words + ": " + printed).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the wait that a suite of wrong passwords leaves to whoever comes after it from here. */
    static void unlock() {
        if (commanded()) {
            command("", "unlock");
        }
    }

    /** Takes the administrator's second factor away, if there is one. */
    public static void askForThePasswordAlone() {
        if (commanded()) {
            command("", "reset-second-factor", "--username=" + admin());
        }
    }

    private static boolean commanded() {
        return instance().command.stream().noneMatch(String::isEmpty);
    }

    private static synchronized Blog instance() {
        if (running == null) {
            running = given().map(url -> new Blog(
                            URI.create(url),
                            System.getenv("BLOG_E2E_ADMIN"),
                            System.getenv("BLOG_E2E_PASSWORD"),
                            Commands.words(Optional.ofNullable(System.getenv("BLOG_E2E_COMMAND"))
                                    .orElse("")),
                            Map.of()))
                    .orElseGet(Blog::start);
        }
        return running;
    }

    private static Optional<String> given() {
        return Optional.ofNullable(System.getenv("BLOG_E2E_BASE_URL")).filter(url -> !url.isBlank());
    }

    private static Blog start() {
        try {
            Path home =
                    Path.of(System.getProperty("server.home", "target/blog")).toAbsolutePath();
            Path data = Files.createTempDirectory("blog-e2e");
            Path log = data.resolve("serve.log");
            int port = freePort();
            Map<String, String> environment = Map.of(
                    "BLOG_DATA_DIR", data.resolve("database").toString(),
                    "PORT", String.valueOf(port),
                    "BLOG_MANAGEMENT_PORT", String.valueOf(freePort()),
                    "BLOG_OUTBOUND_ALLOW", "127.0.0.1");
            Process process = command(home, environment, log, "serve");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            Blog blog = new Blog(
                    URI.create("http://localhost:" + port),
                    "admin",
                    "a crossing by night 7",
                    List.of(home.resolve("bin/blog").toString()),
                    environment);
            new Visit(blog.baseUrl).createAdministrator(setupAddress(process, log), blog.admin, blog.password);
            importCourse(home, environment, data.resolve("import.log"));
            return blog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process command(Path home, Map<String, String> environment, Path log, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/blog").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Some posts with images, as an operator would bring them in while the blog runs. */
    private static void importCourse(Path home, Map<String, String> environment, Path log) throws IOException {
        Process process = command(home, environment, log, "import", "src/test/resources/course");
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Files.readString(log).contains("created")) {
            throw new IllegalStateException("blog import took nothing:\n" + Files.readString(log));
        }
    }

    /** Waits for the one-time address that the first start prints. */
    private static String setupAddress(Process process, Path log) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            String printed = Files.readString(log);
            Optional<String> address =
                    Optional.of(SETUP.matcher(printed)).filter(Matcher::find).map(matcher -> matcher.group(1));
            if (address.isPresent() && printed.contains("answers on")) {
                return address.get();
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("blog serve ended with " + process.exitValue() + ":\n" + printed);
            }
            pause();
        }
        throw new IllegalStateException("blog serve is not ready:\n" + Files.readString(log));
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
