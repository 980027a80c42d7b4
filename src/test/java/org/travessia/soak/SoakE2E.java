package org.travessia.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.travessia.e2e.Commands.eventually;
import static org.travessia.pods.Pods.killAndStart;
import static org.travessia.pods.Pods.podman;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Load;
import org.travessia.e2e.Visit;
import org.travessia.pods.Pods;

/**
 * A quarter of an hour of everything at once, while each part of the pods is killed in turn: the long variant of the profile
 * {@code full}, by hand ({@code -De2e.place=soak -Dit.test=SoakE2E}; {@code -Dsoak.minutes} says how long). For the last two
 * fifths nothing is killed: first what was started anew grows to its size, then memory must not grow any more.
 */
class SoakE2E {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 15));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);

    /** Memory that is in use after so long under load, and after twice as long, is nearly the same. */
    private static final double STEADY = 1.15;

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final List<String> REPLICAS = List.of("blog-app-a", "blog-app-b");

    private final Queue<String> comments = new ConcurrentLinkedQueue<>();
    private final Queue<String> strangers = new ConcurrentLinkedQueue<>();

    /** What readers saw of kills that nobody can hide: of the only nginx that there is. */
    private int unreachable;

    @BeforeAll
    static void somewhere() {
        Pods.demand();
    }

    @Test
    void nothingAcknowledgedIsLostReadersSeeNoErrorAndMemoryIsSteady() {
        String post = aPost();
        Visit signedIn = Blog.signedIn();
        Instant begun = Instant.now();
        try (Load load = Load.of(3, 1)
                .with("administration", 200, visitor -> looksAtPosts(signedIn))
                .with("comment", 1_000, visitor -> comments(signedIn, post))
                .with("sign-in", 2_000, visitor -> comesAndGoes())) {
            while (Instant.now().isBefore(begun.plus(LENGTH.multipliedBy(3).dividedBy(5)))) {
                for (String part : List.of("app-a", "db", "app-b", "web")) {
                    kill(part, load);
                    pause(BETWEEN_KILLS);
                }
            }
            pauseUntil(begun.plus(LENGTH.multipliedBy(4).dividedBy(5)));
            int failedBefore = load.failedWrites().size();
            Map<String, Long> before = memory();
            pauseUntil(begun.plus(LENGTH));
            Map<String, Long> after = memory();
            List<String> lost = load.end().lost();
            System.out.printf(
                    "%d minutes: %s, %d lost; %d comments acknowledged; %d of the failed reads while nginx was not there; memory in MiB %s, then %s%n",
                    LENGTH.toMinutes(),
                    load,
                    lost.size(),
                    comments.size(),
                    unreachable,
                    mebibytes(before),
                    mebibytes(after));
            assertThat(comments).isNotEmpty();
            List<String> failed = load.failedWrites();
            assertThat(failed.subList(failedBefore, failed.size()))
                    .as("while nothing was killed nothing failed")
                    .isEmpty();
            assertThat(lost).isEmpty();
            assertThat(commentsThatAreNotThere(post)).isEmpty();
            assertThat(load.failedReads()).hasSize(unreachable);
            assertThat(strangers)
                    .as("signed in before a kill, a stranger after it")
                    .isEmpty();
            after.forEach((part, bytes) -> assertThat(bytes).as(part).isLessThan((long) (before.get(part) * STEADY)));
        }
    }

    private void kill(String part, Load load) {
        int readErrors = load.failedReads().size();
        int written = load.acknowledged().size();
        Instant killed = Instant.now();
        String container =
                Map.of("db", "blog-db-postgres", "web", "blog-web-nginx").getOrDefault(part, "blog-" + part + "-blog");
        killAndStart("blog-" + part, container);
        eventually(
                part + " is back and posts are written",
                180,
                () -> REPLICAS.stream().allMatch(Pods::ready)
                        && load.acknowledged().size() >= written + 5);
        if (part.equals("web")) {
            unreachable += load.failedReads().size() - readErrors;
        }
        System.out.printf(
                "%s killed, all is well after %d s%n",
                part, Duration.between(killed, Instant.now()).toSeconds());
    }

    /** A session outlives whatever is killed: an error may come of a kill, the page for strangers may not. */
    private void looksAtPosts(Visit signedIn) {
        HttpResponse<String> answer = signedIn.get("/admin/posts");
        if (answer.statusCode() == 303) {
            strangers.add(answer.headers().firstValue("Location").orElse(""));
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void comments(Visit signedIn, String post) {
        String text = "Said under fire " + UUID.randomUUID();
        String form = post + "/comment";
        HttpResponse<String> answer = signedIn.postForm(form, form, Map.of("text", text));
        assertThat(answer.statusCode()).isEqualTo(303);
        comments.add(text);
    }

    /** Each time somebody new: whose sign-out met a kill is signed in still, and is not asked for a password. */
    private static void comesAndGoes() {
        Visit visitor = Blog.signedIn();
        assertThat(visitor.postForm("/admin/posts", "/sign-out", Map.of()).statusCode())
                .isEqualTo(303);
    }

    private List<String> commentsThatAreNotThere(String post) {
        String slug = post.substring(post.lastIndexOf('/') + 1);
        List<String> there = podman(
                        "exec",
                        "blog-db-postgres",
                        "psql",
                        "-U",
                        "blog",
                        "-d",
                        "blog",
                        "-Atc",
                        "select markdown from comment c join post p on p.id = c.post_id where p.slug = '" + slug + "'")
                .lines()
                .toList();
        return comments.stream().filter(comment -> !there.contains(comment)).toList();
    }

    /** Resident bytes of the replicas. */
    private static Map<String, Long> memory() {
        return REPLICAS.stream().collect(Collectors.toMap(pod -> pod, SoakE2E::resident));
    }

    private static long resident(String pod) {
        Matcher matcher = RESIDENT.matcher(podman("exec", pod + "-blog", "cat", "/proc/1/status"));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1)) * 1024;
    }

    private static List<String> mebibytes(Map<String, Long> memory) {
        return memory.entrySet().stream()
                .flatMap(part -> Stream.of(part.getKey() + " " + part.getValue() / (1024 * 1024)))
                .sorted()
                .toList();
    }

    /** The path of a post that takes comments. */
    private static String aPost() {
        return Blog.visitor()
                .page("/")
                .select("article h2 a[href^=/posts/], article a[href^=/posts/]")
                .first()
                .attr("href")
                .replaceAll("[?#].*", "");
    }

    private static void pauseUntil(Instant end) {
        pause(Duration.between(Instant.now(), end));
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(Math.max(0, length.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
