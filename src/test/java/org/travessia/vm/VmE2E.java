package org.travessia.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.travessia.e2e.Commands.eventually;
import static org.travessia.e2e.Commands.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Commands;
import org.travessia.e2e.Commands.Outcome;
import org.travessia.e2e.Load;

/**
 * A host that the playbook has brought up, through nginx, while releases come and go, parts are killed and the operator errs.
 * {@code BLOG_E2E_ANSIBLE} says how to call ansible-playbook for it (with the inventory), {@code BLOG_E2E_SSH} how to reach it.
 * In this order, because each release takes the place of the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VmE2E {

    private static final Path BUILT = Path.of("target/blog");
    private static final Path SITE = Path.of("ansible/site.yml").toAbsolutePath();

    private static Path releases;
    private static String first;
    private static String second;

    @BeforeAll
    static void somewhere() throws IOException {
        assumeThat(System.getenv("BLOG_E2E_ANSIBLE")).as("BLOG_E2E_ANSIBLE").isNotBlank();
        assumeThat(System.getenv("BLOG_E2E_SSH")).as("BLOG_E2E_SSH").isNotBlank();
        // Beside what was built: hard links make another release of it without copying.
        releases = Files.createTempDirectory(BUILT.toAbsolutePath().getParent(), "releases");
        first = current();
    }

    @AfterAll
    static void tidy() throws IOException {
        if (releases != null) {
            delete(releases);
        }
    }

    @Test
    @Order(1)
    void aNewReleaseFailsNoRequestThoughItsRunIsCutOffTwice() {
        Path next = release("second", "version.properties", "version=1.0.1\n");
        // One that was there long before: only the release that is left can be gone back to.
        ssh(
                "sudo mkdir /opt/blog/releases/0.9.0-abandoned && sudo touch -d 2020-01-01 /opt/blog/releases/0.9.0-abandoned");
        try (Load load = Load.of(2, 1)) {
            cutOff(next, "while it is unpacked", "test -e /opt/blog/releases/.incoming/bin/blog");
            assertThat(current()).isEqualTo(first);
            cutOff(next, "while instances are restarted", "readlink /opt/blog/current | grep -q 1.0.1");
            Outcome finished = deploy("-e", "blog_artifact=" + next);
            System.out.printf("Cut off twice, then finished in %d s: %s%n", finished.seconds(), load.end());
            assertThat(finished.exitCode()).as(finished.printed()).isZero();
            assertThat(load.failedReads()).isEmpty();
            assertThat(load.failedWrites()).isEmpty();
        }
        second = current();
        assertThat(second).startsWith("1.0.1-");
        assertServes(second);
        assertThat(releasesThere()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    @Order(2)
    void oneVariableGoesBackAndFailsNoRequest() {
        try (Load load = Load.of(2, 1)) {
            Outcome back = deploy("-e", "blog_rollback=true");
            System.out.printf("Going back took %d s: %s%n", back.seconds(), load.end());
            assertThat(back.exitCode()).as(back.printed()).isZero();
            assertThat(load.failedReads()).isEmpty();
            assertThat(load.failedWrites()).isEmpty();
        }
        assertServes(first);
        assertThat(deploy("-e", "blog_rollback=true").printed()).contains("changed=0");
        assertServes(first);
    }

    @Test
    @Order(3)
    void aReleaseThatDoesNotStartLeavesTheOneBeforeServing() {
        Path broken = release("broken", "standalone.xml", "<server");
        try (Load load = Load.of(2, 1)) {
            Outcome refused = deploy("-e", "blog_artifact=" + broken);
            System.out.printf("A broken release was given up after %d s: %s%n", refused.seconds(), load.end());
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.printed())
                    .contains("does not serve on")
                    .contains("blog@a ended before it was ready")
                    .contains("Main process exited, code=exited, status=1")
                    .contains(first + " serves as before");
            assertThat(load.failedReads()).isEmpty();
            assertThat(load.failedWrites()).isEmpty();
        }
        assertServes(first);
        assertThat(releasesThere()).noneMatch(release -> release.endsWith(checksum(broken)));
    }

    @Test
    @Order(4)
    void aDiskThatIsFullLeavesTheReleaseServing() {
        Path next = release("third", "version.properties", "version=1.0.2\n");
        String before = current();
        // A small disk over the releases: those that are there are seen through it.
        ssh(
                "sudo mkdir -p /run/small && sudo mount -t tmpfs -o size=20m tmpfs /run/small && sudo mkdir /run/small/up /run/small/work"
                        + " && sudo mount -t overlay overlay -o lowerdir=/opt/blog/releases,upperdir=/run/small/up,workdir=/run/small/work"
                        + " /opt/blog/releases");
        try (Load load = Load.of(2, 1)) {
            Outcome refused = deploy("-e", "blog_artifact=" + next);
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.printed())
                    .contains("free under /opt/blog/releases")
                    .contains("Nothing was changed");

            Outcome overrun = deploy("-e", "blog_artifact=" + next, "-e", "blog_free_space=0");
            assertThat(overrun.exitCode()).isNotZero();
            assertThat(overrun.printed()).contains("No space left on device");
            assertThat(releasesThere()).containsExactlyInAnyOrder(first, second);
            assertThat(load.end().failedReads()).isEmpty();
            assertThat(load.failedWrites()).isEmpty();
        } finally {
            ssh("sudo umount --lazy /opt/blog/releases && sudo umount --lazy /run/small");
        }
        assertServes(before);
    }

    @Test
    @Order(5)
    void anotherDistributionIsRefused() {
        // What the host says of itself, for as long as the play lasts.
        ssh(
                "sudo sh -c 'sed s/13/12/ /etc/debian_version > /run/other-version &&"
                        + " sed \"s/13/12/g; s/trixie/bookworm/g\" /usr/lib/os-release > /run/other-release &&"
                        + " mount --bind /run/other-version /etc/debian_version && mount --bind /run/other-release /usr/lib/os-release'");
        try {
            Outcome refused = play("--tags", "deploy");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.printed()).contains("runs Debian 12").contains("Give it a host with Debian 13");
        } finally {
            ssh("sudo umount /etc/debian_version /usr/lib/os-release");
        }
    }

    @Test
    @Order(6)
    void aMissingOrWrongVariableIsNamed() {
        String before = current();
        Outcome missing = deploy("-e", "{\"blog_instances\": [{\"name\": \"a\", \"port\": 8081}]}");
        assertThat(missing.exitCode()).isNotZero();
        assertThat(missing.printed()).contains("missing required arguments: management_port found in blog_instances");

        Outcome wrong = deploy("-e", "blog_base_url=blog.example.com");
        assertThat(wrong.exitCode()).isNotZero();
        assertThat(wrong.printed())
                .contains("blog_base_url is blog.example.com")
                .contains("like https://");
        assertServes(before);
    }

    @Test
    @Order(7)
    void aWrongVaultPasswordIsSaidBeforeTheHostIsTouched(@TempDir Path folder) throws IOException {
        Path right = Files.writeString(folder.resolve("right"), "a crossing by night\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "a crossing by day\n");
        Path vault = Files.writeString(folder.resolve("vault.yml"), "blog_db_password: correct horse battery staple\n");
        Commands.run(List.of("ansible-vault", "encrypt", "--vault-password-file", right.toString(), vault.toString()));

        Outcome refused = play("--vault-password-file", wrong.toString(), "-e", "@" + vault);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.printed()).contains("Decryption failed").doesNotContain("TASK");
    }

    @Test
    @Order(8)
    void whatIsKilledComesBackAndNothingAcknowledgedIsLost() {
        try (Load load = Load.of(2, 2)) {
            eventually("some posts written", 60, () -> load.acknowledged().size() >= 20);
            ssh("sudo systemctl kill --signal=KILL blog@a");
            eventually("the instance is back", 120, () -> well() && instancesReady());
            List<String> unread = load.failedReads();

            for (String unit : List.of("postgresql@17-main", "nginx")) {
                int sofar = load.acknowledged().size();
                ssh("sudo kill -9 $(systemctl show --property=MainPID --value " + unit + ")");
                eventually(
                        unit + " is back and posts are written",
                        120,
                        () -> well() && load.acknowledged().size() >= sofar + 20);
            }
            List<String> lost = load.end().lost();
            System.out.printf("An instance, PostgreSQL and nginx killed: %s, %d lost%n", load, lost.size());
            assertThat(unread).as("around the kill of the instance").isEmpty();
            assertThat(lost).isEmpty();
        }
    }

    @Test
    @Order(9)
    void afterARebootEverythingIsThere() {
        String boot = ssh("cat /proc/1/stat | cut -d' ' -f22");
        try (Load load = Load.of(0, 2)) {
            eventually("some posts written", 60, () -> load.acknowledged().size() >= 20);
            Commands.attempt(on("sudo systemctl reboot"));
            load.end();
            eventually("another boot", 120, () -> {
                Outcome again = Commands.attempt(on("cat /proc/1/stat | cut -d' ' -f22"));
                return again.exitCode() == 0 && !again.printed().equals(boot);
            });
            eventually("the blog is back", 180, () -> well() && instancesReady());
            assertThat(load.lost()).isEmpty();
        }
        Outcome looked = Commands.attempt(words(
                System.getenv("BLOG_E2E_ANSIBLE"),
                SITE.resolveSibling("verify.yml").toString()));
        assertThat(looked.exitCode()).as(looked.printed()).isZero();
    }

    /** Starts to bring the release, and kills ansible-playbook when the host is so far. */
    private static void cutOff(Path release, String when, String soFar) {
        Process playing = Commands.start(words(
                System.getenv("BLOG_E2E_ANSIBLE"),
                SITE.toString(),
                "--tags",
                "deploy",
                "-e",
                "blog_artifact=" + release));
        try {
            eventually(when, 300, () -> Commands.attempt(on(soFar)).exitCode() == 0 || !playing.isAlive());
            assertThat(playing.isAlive()).as("cut off " + when).isTrue();
        } finally {
            playing.descendants().forEach(ProcessHandle::destroyForcibly);
            playing.destroyForcibly();
        }
    }

    private static void assertServes(String release) {
        assertThat(current()).isEqualTo(release);
        assertThat(ssh("sudo blog-roll --check")).isEmpty();
        assertThat(ssh("pgrep --list-full --uid blog java")).contains(release).doesNotContain(other(release));
        assertThat(well()).isTrue();
    }

    /** The one of the two releases known here that must not run. */
    private static String other(String release) {
        return release.equals(first) && second != null ? second : "1.0.9-";
    }

    /** What was built, with one file that says something else. */
    private static Path release(String name, String file, String content) {
        Path copy = releases.resolve(name);
        Commands.run(List.of("cp", "--archive", "--link", BUILT.toString(), copy.toString()));
        try (Stream<Path> all = Files.walk(copy)) {
            Path changed = all.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
            // A new file: the link leads to what was built.
            Files.delete(changed);
            Files.writeString(changed, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** The end of the release's name on the host. */
    private static String checksum(Path release) {
        return Commands.run(List.of("sha256sum", release + ".tar")).substring(0, 12);
    }

    private static Outcome deploy(String... arguments) {
        return play(Stream.concat(Stream.of("--tags", "deploy"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Outcome play(String... arguments) {
        return Commands.attempt(words(
                System.getenv("BLOG_E2E_ANSIBLE"),
                Stream.concat(Stream.of(SITE.toString()), Stream.of(arguments)).toArray(String[]::new)));
    }

    private static String current() {
        return ssh("basename $(readlink /opt/blog/current)");
    }

    private static List<String> releasesThere() {
        return ssh("ls -A /opt/blog/releases").lines().toList();
    }

    private static boolean instancesReady() {
        return Commands.attempt(
                                on(
                                        "test -z \"$(sudo blog-roll --check)\" && for i in a b; do sudo BLOG_INSTANCE=$i blog health ready || exit 1; done"))
                        .exitCode()
                == 0;
    }

    private static boolean well() {
        try {
            return Blog.visitor().get("/").statusCode() == 200;
        } catch (RuntimeException nobody) {
            return false;
        }
    }

    private static String ssh(String command) {
        return Commands.run(on(command)).strip();
    }

    private static List<String> on(String command) {
        return words(System.getenv("BLOG_E2E_SSH"), command);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
