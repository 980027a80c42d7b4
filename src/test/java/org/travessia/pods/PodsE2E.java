package org.travessia.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.travessia.e2e.Commands.eventually;
import static org.travessia.e2e.Commands.words;
import static org.travessia.pods.Pods.killAndStart;
import static org.travessia.pods.Pods.podman;
import static org.travessia.pods.Pods.ready;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Commands;
import org.travessia.e2e.Load;
import org.travessia.e2e.Visit;

/**
 * The pods through nginx while parts of them are killed and replaced. {@code BLOG_E2E_PODMAN} says how to call their Podman
 * ({@code podman}, or a longer command where it is nested), {@code BLOG_E2E_SCRIPTS} where the folder {@code podman/} is for it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PodsE2E {

    private static final Path COURSE = Path.of("../shared/data/course-day1");

    @BeforeAll
    static void somewhere() {
        Pods.demand();
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
    void killingTheDatabaseLosesNoAcknowledgedPost() {
        try (Load load = Load.of(0, 4)) {
            eventually("some posts written", 60, () -> load.acknowledged().size() >= 20);
            killAndStart("blog-db", "blog-db-postgres");
            int atTheKill = load.acknowledged().size();
            eventually(
                    "the database is back and posts are written again",
                    180,
                    () -> load.acknowledged().size() >= atTheKill + 20);
            List<String> lost = load.end().lost();
            System.out.printf("Around the kill of the database: %s, %d lost%n", load, lost.size());
            assertThat(lost).isEmpty();
        }
    }

    @Test
    void killingAReplicaShowsNoReaderAnError() {
        try (Load load = Load.of(2, 0)) {
            killAndStart("blog-app-a", "blog-app-a-blog");
            eventually("the replica is back", 180, () -> ready("blog-app-a"));
            System.out.printf("Around the kill of a replica: %s%n", load.end());
            assertThat(load.failedReads()).isEmpty();
        }
    }

    @Test
    void replacingTheReplicasFailsNoRequest() {
        assumeThat(System.getenv("BLOG_E2E_SCRIPTS")).as("BLOG_E2E_SCRIPTS").isNotBlank();
        try (Load load = Load.of(2, 1)) {
            Commands.run(words(System.getenv("BLOG_E2E_SCRIPTS") + "roll"));
            System.out.printf("While both replicas were replaced: %s%n", load.end());
            assertThat(load.failedReads()).isEmpty();
            assertThat(load.failedWrites()).isEmpty();
        }
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
}
