package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code blog serve} with its own database, from the first start to the end of its last process. */
class ServeIT {

    private static final int SLOW_REQUESTS = 20;

    @TempDir
    Path folder;

    @Test
    void starts_finishes_what_it_began_and_leaves_nothing_behind() throws Exception {
        List<ProcessHandle> started;
        try (Launched blog = Launched.blog(folder, Map.of("WEB_CONCURRENCY", "8"), "serve")) {
            blog.await("the address", () -> blog.output().contains("/setup?code="));
            assertThat(blog.output()).contains("Travessia answers on http://localhost:" + blog.port);
            assertThat(blog.status("/")).isEqualTo(200);
            assertThat(blog.status(setupPath(blog.output()))).isEqualTo(200);
            started = blog.children();
            assertThat(started).isNotEmpty();

            try (Launched second = Launched.blog(folder, Map.of(), "serve")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("another blog runs the database");
            }

            List<Socket> slow = beginSlowRequests(blog.port);
            blog.process.destroy();
            blog.await("the server drains", () -> blog.output().contains("Suspending server"));
            for (Socket request : slow) {
                assertThat(finish(request)).startsWith("HTTP/1.1 403");
            }
            // 128 + 15, as for every program that a SIGTERM ends.
            assertThat(blog.exitCode()).isEqualTo(143);
        }
        assertThat(started).noneMatch(ProcessHandle::isAlive);
        // PostgreSQL removes it as the last thing that it does.
        assertThat(folder.resolve("data/database-17/postmaster.pid")).doesNotExist();
    }

    @Test
    void starts_again_after_everything_was_killed() throws Exception {
        try (Launched blog = Launched.blog(folder, Map.of(), "serve")) {
            blog.await("the address", () -> blog.output().contains("Travessia answers"));
            blog.children().forEach(ProcessHandle::destroyForcibly);
            blog.process.destroyForcibly();
        }
        try (Launched again = Launched.blog(folder, Map.of("BLOG_BASE_URL", "https://blog.example.com"), "serve")) {
            again.await("the address", () -> again.output().contains("Travessia answers"));
            assertThat(again.status("/")).isEqualTo(200);
            for (String path : new String[] {"/", "/nothing-here", "/api/v1/posts", "/static/nothing.css"}) {
                assertThat(again.get(path).headers().allValues("Strict-Transport-Security"))
                        .as(path)
                        .containsExactly("max-age=31536000; includeSubDomains");
            }
        }
    }

    private static String setupPath(String output) {
        Matcher address =
                Pattern.compile("http://localhost:\\d+(/setup\\?code=\\S+)").matcher(output);
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    /** Forms whose bodies have only begun: the application is reading them, in a thread each. */
    private static List<Socket> beginSlowRequests(int port) throws IOException, InterruptedException {
        List<Socket> requests = new ArrayList<>();
        for (int i = 0; i < SLOW_REQUESTS; i++) {
            Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nusername=a")
                            .getBytes(StandardCharsets.US_ASCII));
            requests.add(socket);
        }
        Thread.sleep(2000);
        return requests;
    }

    /** Sends the rest; without a token against forgery the answer is a refusal, but an answer. */
    private static String finish(Socket request) throws IOException {
        try (request) {
            request.getOutputStream().write("&password=".getBytes(StandardCharsets.US_ASCII));
            return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
