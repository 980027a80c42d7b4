package org.travessia.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Visit;

/**
 * The pods through nginx while parts of them are killed and replaced. {@code BLOG_E2E_PODMAN} says how to call their Podman
 * ({@code podman}, or a longer command where it is nested), {@code BLOG_E2E_SCRIPTS} where the folder {@code podman/} is for it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PodsE2E {

    private static final Path COURSE = Path.of("../shared/data/course-day1");

    private static String token;

    @BeforeAll
    static void token() {
        assumeThat(System.getenv("BLOG_E2E_PODMAN")).as("BLOG_E2E_PODMAN").isNotBlank();
        HttpResponse<String> made = Blog.signedIn()
                .postForm("/account", "/account/tokens", Map.of("name", "pods " + UUID.randomUUID(), "days", "30"));
        token = Jsoup.parse(made.body()).select("#secret").attr("value");
    }

    @AfterEach
    void wellAgain() {
        eventually("both replicas ready", 180, () -> ready("blog-app-a") && ready("blog-app-b"));
    }

    /** First, because the folder that was imported is gone from a replica that was replaced. */
    @Test
    @Order(1)
    void theCourseIsThereWithItsImagesAndLinksAndASecondImportChangesNothing() {
        assumeThat(COURSE).as("../shared/data").isDirectory();
        Visit reader = Blog.visitor();
        String again = podman("exec", "blog-app-a-blog", "blog", "import", "/tmp/course-day1", "--json");
        var report = Json.createReader(new StringReader(again.substring(again.indexOf('{'))))
                .readObject();
        assertThat(report.getJsonArray("created")).isEmpty();
        assertThat(report.getJsonArray("updated")).isEmpty();
        assertThat(report.getJsonArray("unchanged")).hasSize(12);

        List<String> lessons = lessons(reader);
        assertThat(lessons).hasSize(12);
        int images = 0;
        int highlighted = 0;
        for (String lesson : lessons) {
            Document page = reader.page(lesson);
            // The lessons quote broken accents on purpose; the titles have right ones only.
            assertThat(page.select("h1").text()).as(lesson).isIn(titles());
            assertThat(page.text()).as(lesson).doesNotContain("\uFFFD");
            for (Element image : page.select("article img")) {
                HttpResponse<String> bytes = reader.get(image.attr("src"));
                assertThat(bytes.statusCode()).as(lesson + " " + image).isEqualTo(200);
                assertThat(bytes.headers().firstValue("Content-Type").orElseThrow())
                        .isEqualTo("image/png");
                assertThat(bytes.headers().firstValue("Cache-Control").orElseThrow())
                        .contains("immutable");
                images++;
            }
            highlighted += page.select("pre code span[class^=hl-]").isEmpty() ? 0 : 1;
            for (Element link : page.select("article a[href^=/posts/]")) {
                assertThat(reader.get(link.attr("href")).statusCode())
                        .as(lesson + " " + link)
                        .isEqualTo(200);
            }
        }
        assertThat(images).isGreaterThanOrEqualTo(16);
        assertThat(highlighted).isGreaterThanOrEqualTo(6);
    }

    @Test
    void killingTheDatabaseLosesNoAcknowledgedPost() throws InterruptedException {
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread writer = new Thread(() -> {
                Visit client = Blog.visitor();
                while (writing.get()) {
                    HttpResponse<String> response = create(client);
                    if (response != null && response.statusCode() == 201) {
                        acknowledged.add(response.headers()
                                .firstValue("Location")
                                .orElseThrow()
                                .replaceAll("^https?://[^/]+", ""));
                    }
                }
            });
            writer.start();
            writers.add(writer);
        }
        eventually("some posts written", 60, () -> acknowledged.size() >= 20);
        killAndStart("blog-db", "blog-db-postgres");
        int atTheKill = acknowledged.size();
        eventually(
                "the database is back and posts are written again", 180, () -> acknowledged.size() >= atTheKill + 20);
        writing.set(false);
        for (Thread writer : writers) {
            writer.join(TimeUnit.SECONDS.toMillis(60));
        }
        Visit client = Blog.visitor();
        List<String> lost = acknowledged.stream()
                .filter(location -> authorized(client, location).statusCode() != 200)
                .toList();
        System.out.printf(
                "%d posts acknowledged around the kill of the database, %d lost%n", acknowledged.size(), lost.size());
        assertThat(lost).isEmpty();
        acknowledged.forEach(location -> delete(client, location));
    }

    @Test
    void killingAReplicaShowsNoReaderAnError() {
        AtomicInteger failed = new AtomicInteger();
        int asked = whileReading(failed, () -> {
            killAndStart("blog-app-a", "blog-app-a-blog");
            eventually("the replica is back", 180, () -> ready("blog-app-a"));
        });
        System.out.printf("%d pages read around the kill of a replica, %d failed%n", asked, failed.get());
        assertThat(failed).hasValue(0);
    }

    @Test
    void replacingTheReplicasFailsNoRequest() {
        assumeThat(System.getenv("BLOG_E2E_SCRIPTS")).as("BLOG_E2E_SCRIPTS").isNotBlank();
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger unwritten = new AtomicInteger();
        ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            Visit client = Blog.visitor();
            while (writing.get()) {
                HttpResponse<String> response = create(client);
                if (response == null || response.statusCode() != 201) {
                    unwritten.incrementAndGet();
                } else {
                    written.add(response.headers()
                            .firstValue("Location")
                            .orElseThrow()
                            .replaceAll("^https?://[^/]+", ""));
                }
                pause(50);
            }
        });
        writer.start();
        int asked = whileReading(failed, () -> run(words(System.getenv("BLOG_E2E_SCRIPTS") + "roll")));
        writing.set(false);
        System.out.printf(
                "%d pages read and %d posts written while both replicas were replaced, %d and %d failed%n",
                asked, written.size(), failed.get(), unwritten.get());
        Visit client = Blog.visitor();
        written.forEach(location -> delete(client, location));
        assertThat(failed).hasValue(0);
        assertThat(unwritten).hasValue(0);
    }

    @Test
    void onlyNginxIsReachableAndNothingOfTheManagementInterface() {
        Visit stranger = Blog.visitor();
        for (String path : List.of("/management", "/console", "/health", "/health/ready", "/metrics", "/openapi")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(podman("ps", "--format", "{{.Pod}} {{.Names}} {{.Ports}}")
                        .lines()
                        .filter(line -> line.contains("blog-app") || line.contains("blog-db"))
                        .filter(line -> line.contains("->")))
                .isEmpty();
    }

    @Test
    void staticFilesAreForEverAndFoldersAreNotListed() {
        Visit reader = Blog.visitor();
        String sheet = reader.page("/").select("link[rel=stylesheet]").attr("href");
        HttpResponse<String> file = reader.get(sheet, "Accept-Encoding", "identity");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(reader.get(sheet, "Accept-Encoding", "br").headers().firstValue("Content-Encoding"))
                .contains("br");
        assertThat(reader.get(sheet, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
        for (String folder : List.of("/static/", "/static/css/", "/static/../", "/static/%2e%2e/", "/static/.hidden")) {
            assertThat(reader.get(folder).statusCode()).as(folder).isIn(400, 403, 404);
        }
    }

    /** Podman takes its own {@code kill} for a wish to stop, after which its restart policy leaves the pod alone. */
    private static void killAndStart(String pod, String container) {
        podman("kill", "--signal", "KILL", container);
        podman("pod", "start", pod);
    }

    /** Reads pages with two readers while something happens; how many were asked for. */
    private static int whileReading(AtomicInteger failed, Runnable something) {
        AtomicBoolean reading = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        List<String> paths = new ArrayList<>(lessons(Blog.visitor()));
        paths.add("/");
        for (int i = 0; i < 2; i++) {
            Thread reader = new Thread(() -> {
                Visit visit = Blog.visitor();
                while (reading.get()) {
                    String path = paths.get(asked.incrementAndGet() % paths.size());
                    try {
                        if (visit.get(path).statusCode() != 200) {
                            failed.incrementAndGet();
                        }
                    } catch (RuntimeException broken) {
                        failed.incrementAndGet();
                    }
                    pause(20);
                }
            });
            reader.start();
            readers.add(reader);
        }
        try {
            something.run();
        } finally {
            reading.set(false);
        }
        for (Thread reader : readers) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return asked.get();
    }

    /** The addresses of the lessons, from the API: other suites have written posts as well. */
    private static List<String> lessons(Visit reader) {
        if (!Files.isDirectory(COURSE)) {
            return List.of();
        }
        List<String> slugs = new ArrayList<>();
        String next = "/api/v1/posts?limit=100";
        while (next != null) {
            var page =
                    Json.createReader(new StringReader(reader.get(next).body())).readObject();
            page.getJsonArray("posts").getValuesAs(JsonObject.class).stream()
                    .filter(post -> titles().contains(post.getString("title")))
                    .forEach(post -> slugs.add(post.getString("url")));
            next = page.getString("next", null);
        }
        return slugs;
    }

    /** Each lesson's first heading. */
    private static List<String> titles() {
        try (var files = Files.list(COURSE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(PodsE2E::heading)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String heading(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("# "))
                    .map(line -> line.substring(2).strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new post by the API; null if the connection broke. */
    private static HttpResponse<String> create(Visit client) {
        String body = Json.createObjectBuilder()
                .add("title", "Written under fire " + UUID.randomUUID())
                .add("markdown", "text")
                .build()
                .toString();
        try {
            return client.send(client.request("/api/v1/posts")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        } catch (RuntimeException broken) {
            return null;
        }
    }

    private static HttpResponse<String> authorized(Visit client, String path) {
        return client.send(
                client.request(path).header("Authorization", "Bearer " + token).GET());
    }

    private static void delete(Visit client, String path) {
        client.send(client.request(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"0\"")
                .DELETE());
    }

    private static boolean ready(String pod) {
        try {
            podman("exec", pod + "-blog", "blog", "health", "ready");
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static String podman(String... arguments) {
        List<String> command = words(System.getenv("BLOG_E2E_PODMAN"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static List<String> words(String command) {
        return new ArrayList<>(Arrays.asList(command.trim().split("\\s+")));
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(String what, int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + seconds + " s").isLessThan(end);
            pause(500);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
