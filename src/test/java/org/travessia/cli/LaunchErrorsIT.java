package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong at the start is said in one line, with an exit code that a service manager sees. */
class LaunchErrorsIT {

    @TempDir
    Path folder;

    @Test
    void a_wrong_value() throws Exception {
        assertThat(serve(Map.of("BLOG_LOG_FORMAT", "xml"), 2))
                .isEqualTo("blog: BLOG_LOG_FORMAT: xml is neither plain nor json");
    }

    @Test
    void a_value_given_twice() throws Exception {
        assertThat(serve(Map.of("BLOG_DB_PASSWORD", "a", "BLOG_DB_PASSWORD_FILE", "/b", "BLOG_DB_HOST", "db"), 2))
                .startsWith("blog: BLOG_DB_PASSWORD: ");
    }

    @Test
    void no_java() throws Exception {
        assertThat(serve(Map.of("JAVA_HOME", folder.toString()), 2)).contains("Java 17 or newer is needed");
    }

    @Test
    void an_old_java() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.createFile(java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");

        assertThat(serve(Map.of("JAVA_HOME", folder.resolve("old").toString()), 2))
                .contains("Java 17 or newer is needed")
                .contains("is version 11");
    }

    @Test
    void a_taken_port() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(serve(Map.of("PORT", port, "BLOG_DB_HOST", "127.0.0.1"), 1))
                    .startsWith("blog: cannot listen on 127.0.0.1:" + port)
                    .endsWith("choose another PORT");
            assertThat(serve(Map.of("BLOG_MANAGEMENT_PORT", port, "BLOG_DB_HOST", "127.0.0.1"), 1))
                    .endsWith("choose another BLOG_MANAGEMENT_PORT");
        }
    }

    @Test
    void a_folder_that_cannot_be_written() throws Exception {
        // Not by permissions, which do not hold root: a file stands where the folder should be.
        String file = Files.createFile(folder.resolve("file")).toString();

        assertThat(serve(Map.of("BLOG_DATA_DIR", file), 1)).contains(file).contains("BLOG_DATA_DIR");
        assertThat(serve(Map.of("BLOG_RUN_DIR", file, "BLOG_DB_HOST", "127.0.0.1"), 1))
                .contains("BLOG_RUN_DIR");
    }

    @Test
    void a_command_that_does_not_exist() throws Exception {
        try (Launched blog = Launched.blog(folder, Map.of(), "dance")) {
            assertThat(blog.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_does_not_run() throws Exception {
        for (String[] command : new String[][] {{"health", "live"}, {"health", "live", "--quiet"}}) {
            try (Launched blog = Launched.blog(folder, Map.of(), command)) {
                assertThat(blog.exitCode()).isEqualTo(1);
                assertThat(blog.output()).startsWith("blog: no server answers on 127.0.0.1:");
            }
        }
    }

    private String serve(Map<String, String> environment, int exitCode) throws IOException, InterruptedException {
        try (Launched blog = Launched.blog(folder, environment, "serve")) {
            assertThat(blog.exitCode()).as(blog.output()).isEqualTo(exitCode);
            assertThat(blog.output().lines()).as(blog.output()).hasSize(1);
            return blog.output().strip();
        }
    }
}
