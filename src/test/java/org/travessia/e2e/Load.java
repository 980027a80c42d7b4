package org.travessia.e2e;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Readers and writers at work while something happens to the blog; {@link #close} ends them and removes what they wrote. */
public final class Load implements AutoCloseable {

    private static String token;

    private final List<Thread> threads = new ArrayList<>();
    private final List<String> paths;
    private final AtomicInteger read = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
    private final Queue<String> failedWrites = new ConcurrentLinkedQueue<>();
    private volatile boolean working = true;

    private Load(List<String> paths) {
        this.paths = paths;
    }

    /** So many of each begin. */
    public static Load of(int readers, int writers) {
        Load load = new Load(paths(Blog.visitor()));
        String token = writers == 0 ? "" : token();
        for (int i = 0; i < readers; i++) {
            load.begin(load::read);
        }
        for (int i = 0; i < writers; i++) {
            load.begin(client -> load.write(client, token));
        }
        return load;
    }

    /**
     * Somebody else at work beside them, who does one thing over and over.
     *
     * @param pause milliseconds after each time
     * @param work throws when it fails, which counts as a failed write
     */
    public Load with(String who, long pause, Consumer<Visit> work) {
        begin(client -> {
            try {
                work.accept(client);
            } catch (RuntimeException | AssertionError failed) {
                failedWrites.add(now() + who + ": " + failed.getMessage());
            }
            Commands.pause(pause);
        });
        return this;
    }

    /** How many pages were asked for. */
    public int read() {
        return read.get();
    }

    /** The readers' requests that were not answered by 200: when, what, how. */
    public List<String> failedReads() {
        return List.copyOf(failedReads);
    }

    /** The writers' requests that were not answered by 201. */
    public List<String> failedWrites() {
        return List.copyOf(failedWrites);
    }

    /** The addresses of the posts that the blog said it has. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Nothing more is asked for; what is under way is waited for. */
    public Load end() {
        working = false;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(70));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return this;
    }

    /** Those of the acknowledged posts that are not there. */
    public List<String> lost() {
        Visit client = Blog.visitor();
        return acknowledged.stream()
                .filter(location -> client.get(location, "Authorization", "Bearer " + token())
                                .statusCode()
                        != 200)
                .toList();
    }

    @Override
    public void close() {
        end();
        Visit client = Blog.visitor();
        acknowledged.forEach(location -> client.send(client.request(location)
                .header("Authorization", "Bearer " + token())
                .header("If-Match", "\"0\"")
                .DELETE()));
    }

    @Override
    public String toString() {
        return String.format(
                "%d pages read, %d failed; %d posts written, %d failed",
                read.get(), failedReads.size(), acknowledged.size(), failedWrites.size());
    }

    private void begin(Consumer<Visit> work) {
        Thread thread = new Thread(() -> {
            Visit client = Blog.visitor();
            while (working) {
                work.accept(client);
            }
        });
        thread.start();
        threads.add(thread);
    }

    private void read(Visit client) {
        String path = paths.get(read.incrementAndGet() % paths.size());
        attempt(failedReads, "GET " + path, 200, () -> client.get(path));
        Commands.pause(20);
    }

    /**
     * Each post on a connection of its own: nginx closes idle ones when it is reloaded, and a POST that meets the closing is not sent
     * again by the JDK's client as browsers do (RFC 9110, section 9.2.2). With its own connection no answer means a request was dropped.
     */
    private void write(Visit client, String token) {
        String body = Json.createObjectBuilder()
                .add("title", "Written under fire " + UUID.randomUUID())
                .add("markdown", "text")
                .build()
                .toString();
        HttpResponse<String> response = attempt(
                failedWrites,
                "POST",
                201,
                () -> client.send(client.request("/api/v1/posts")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Connection", "close")
                        .POST(BodyPublishers.ofString(body))));
        if (response != null) {
            acknowledged.add(
                    response.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", ""));
        }
        Commands.pause(50);
    }

    private static HttpResponse<String> attempt(
            Queue<String> failed, String what, int expected, Supplier<HttpResponse<String>> request) {
        String when = now() + what + ": ";
        try {
            HttpResponse<String> response = request.get();
            if (response.statusCode() == expected) {
                return response;
            }
            failed.add(when + response.statusCode());
        } catch (RuntimeException broken) {
            failed.add(when + broken.getMessage());
        }
        return null;
    }

    private static String now() {
        return LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " ";
    }

    /** The home page, the posts that are there, a search, and what feed readers and crawlers come for. */
    private static List<String> paths(Visit reader) {
        List<String> paths = new ArrayList<>(
                List.of("/", "/search?q=web", "/feeds/rss.xml", "/feeds/atom.xml", "/sitemap.xml", "/archive"));
        var page = Json.createReader(
                        new StringReader(reader.get("/api/v1/posts?limit=12").body()))
                .readObject();
        page.getJsonArray("posts").getValuesAs(JsonObject.class).stream()
                .filter(post -> !post.getString("title").startsWith("Written under fire"))
                .forEach(post -> paths.add(post.getString("url")));
        return paths;
    }

    /** An access token of the administrator, made once. */
    private static synchronized String token() {
        if (token == null) {
            token = Blog.signedIn().newToken("posts:read", "posts:write");
        }
        return token;
    }
}
