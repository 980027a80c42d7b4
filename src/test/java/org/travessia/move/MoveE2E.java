package org.travessia.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Commands;
import org.travessia.e2e.Visit;
import org.travessia.platform.Markdown;

/**
 * The blog moves from the pods to the VM and back, with {@code podman/move}, while it is written and read, and while its mover is killed.
 * What is in the VM's database is thrown away first; in the end both serve what the pods had.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoveE2E {

    private static final String MARK = "Moved " + UUID.randomUUID();
    private static final int PICTURES = 20;

    private static House pods;
    private static House vm;
    private static String token;
    private static Visit signedIn;

    @BeforeAll
    static void twoHouses() {
        assumeThat(System.getenv("BLOG_E2E_VM_SSH")).as("BLOG_E2E_VM_SSH").isNotBlank();
        assumeThat(System.getenv("BLOG_E2E_SCRIPTS")).as("BLOG_E2E_SCRIPTS").isNotBlank();
        pods = House.pods(Blog.baseUrl());
        vm = House.vm(URI.create(System.getenv("BLOG_E2E_VM_URL")));
        pods.forget();
        vm.forget();
        vm.empty();
        signedIn = Blog.signedIn();
        token = signedIn.newToken("posts:read", "posts:write");
        pods.sql("""
                insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status, author_id, created_at,
                                  updated_at, published_at)
                select '%1$s ' || n, 'moved-' || md5('%1$s' || n), 'água ' || n, '<p>água', 'x', 2, %3$d, 'PUBLISHED',
                       (select min(id) from person), now(), now(), now() - n * interval '1 day'
                from generate_series(1, 300) n;
                insert into media (hash, content_type, bytes, created_at)
                select encode(sha256(bytes), 'hex'), 'image/png', bytes, timestamp 'epoch' at time zone 'UTC'
                from (select convert_to('%1$s' || n, 'UTF8') || decode(repeat(md5(n::text), 16000), 'hex') as bytes
                      from generate_series(1, %2$d) n) made;
                """.formatted(MARK, PICTURES, Markdown.RENDERER_VERSION));
    }

    @AfterAll
    static void asItWas() {
        if (pods == null) {
            return;
        }
        for (House house : List.of(pods, vm)) {
            house.forget();
            house.sql("delete from post where title like '" + MARK + "%'; delete from access_token where name = '"
                    + MARK + "'; delete from media where created_at = timestamp 'epoch' at time zone 'UTC'");
        }
    }

    @Test
    @Order(1)
    void wrongArgumentsAreRefused() {
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("sideways", "host"),
                List.of("to"),
                List.of("to", "host", "another"),
                List.of("to", "host", "--reserve", "much"),
                List.of("to", "host", "--forward", "nowhere"),
                List.of("to", "host", "--lease", "0"),
                List.of("to", "host", "--unknown"))) {
            Mover mover = Mover.withArguments(arguments);
            assertThat(mover.status()).as(arguments + mover.printed()).isEqualTo(2);
        }
        Mover unreachable = Mover.withArguments(List.of("to", "nobody@127.0.0.1", "--ssh", "ssh -p 1"));
        assertThat(unreachable.status()).isEqualTo(1);
        assertThat(unreachable.printed()).contains("does not answer", "Nothing was changed");
    }

    @Test
    @Order(2)
    void aDryRunShowsThePlanAndChangesNothing() {
        List<String> before = List.of(pods.everything(), vm.everything());
        Mover mover = Mover.start("to", vm, "--dry-run");
        assertThat(mover.status()).as(mover.printed()).isZero();
        assertThat(mover.printed())
                .contains("to do: copy everything", "space at the target", "public.post", "this was a dry run");
        assertThat(List.of(pods.everything(), vm.everything())).isEqualTo(before);
        assertThat(pods.state() + vm.state()).isEmpty();
    }

    @Test
    @Order(3)
    void whatCannotGoWellIsRefusedBeforeAnythingChanges() {
        refused(
                "is not empty",
                "from",
                "insert into person (username, email, display_name, password_hash, role, created_at)"
                        + " values ('other', 'other@example.com', 'Other', 'x', 'ADMINISTRATOR', now())");
        refused("is not empty", "to", "");
        vm.empty();
        refused(
                "schema of",
                "to",
                "insert into flyway_schema_history select installed_rank + 90, '99', 'later', type, script, 1,"
                        + " installed_by, installed_on, 1, true from flyway_schema_history order by installed_rank limit 1");
        vm.sql("delete from flyway_schema_history where version = '99'");
        refused("are not the same", "to", "create table later (id int primary key)");
        vm.sql("drop table later");
        refused("are needed", "to", "", "--reserve", "1000T");
        refused("nobody answers at", "to", "", "--forward", "127.0.0.1:9");
    }

    private static void refused(String why, String direction, String change, String... options) {
        if (!change.isEmpty()) {
            vm.sql(change);
        }
        List<String> before = List.of(pods.everything(), vm.everything());
        Mover mover = Mover.start(direction, vm, options);
        assertThat(mover.status()).as(mover.printed()).isEqualTo(1);
        assertThat(mover.printed()).contains(why, "Nothing was changed");
        assertThat(List.of(pods.everything(), vm.everything())).isEqualTo(before);
        assertThat(pods.state() + vm.state()).isEmpty();
    }

    /** At every line that it prints until the source is marked. The lease is longer than any of these steps, and short. */
    @Test
    @Order(4)
    void aMoverThatIsKilledLeavesTheSourceServing() {
        for (String step : List.of(
                "Closing the target",
                "Carrying pictures",
                "Copying rows",
                "Copying what was written",
                "Closing the source",
                "Copying the last",
                "Comparing the two")) {
            Mover mover = Mover.killedAt(step, "to", vm, "--lease", "6");
            assertThat(mover.status()).as(mover.printed()).isEqualTo(137);
            assertThat(pods.visitor().get("/").statusCode()).as(step).isEqualTo(200);
            if (pods.state().equals("moved")) {
                // The mark was on its way when the mover died: from there on a command decides which house it is.
                assertThat(vm.state()).as(step).isEqualTo("arriving");
                System.out.printf("killed at \"%s\": the source was marked already%n", step);
                assertThat(Mover.start("to", vm, "--reopen").status()).isZero();
            }
            long killed = System.nanoTime();
            Commands.eventually(
                    step + ": the source takes posts again", 30, () -> Load.write(pods, token, MARK) != null);
            System.out.printf(
                    "killed at \"%s\": the source took a post again after %.1f s%n",
                    step, (System.nanoTime() - killed) / 1e9);
            // Killed before it was closed, the target is what it was.
            assertThat(vm.state().equals("arriving")
                            || vm.sql("select count(*) from person").equals("0"))
                    .as(step)
                    .isTrue();
            assertThat(pods.state()).as(step).isIn("", "open", "closed");
        }
        assertThat(Load.write(vm, token, MARK))
                .as("a write into a house that waits")
                .isNull();
    }

    @Test
    @Order(5)
    void aMoveThatIsGivenUpOpensTheSourceUnlessTheTargetWasOpened() {
        Mover mover = Mover.killedAt("Opening the target", "to", vm);
        mover.status();
        Mover.neverBothOpen(pods, vm);
        if (pods.state().equals("moved") && vm.state().equals("arriving")) {
            assertThat(Load.write(pods, token, MARK)).isNull();
            Mover reopened = Mover.start("to", vm, "--reopen");
            assertThat(reopened.status()).as(reopened.printed()).isZero();
            assertThat(Load.write(pods, token, MARK)).isNotNull();
            assertThat(vm.state()).isEqualTo("arriving");
        }
        // Killed once more between the mark and the opening; the same command goes on.
        Mover.killedAt("Marking the source", "to", vm).status();
        Mover.neverBothOpen(pods, vm);
        moves("to", pods, vm);
        Mover tooLate = Mover.start("to", vm, "--reopen");
        assertThat(tooLate.status()).isEqualTo(1);
        assertThat(tooLate.printed()).contains("was opened");
        assertThat(pods.state()).isEqualTo("moved");
    }

    /** The way back as well: the pods have moved to the VM in the test before. */
    @Test
    @Order(6)
    void fromTheVmToThePodsUnderLoad() {
        try (Load load = Load.on(vm, token, signedIn, MARK)) {
            Mover mover = moves("from", vm, pods, "--forward", pods.forward());
            load.checkAndStop(vm, pods, mover);
        }
        assertThat(signedInAt(pods)).isEqualTo(200);
    }

    @Test
    @Order(7)
    void fromThePodsToTheVmUnderLoadAndBackWithWhatWasWrittenSince() {
        try (Load load = Load.on(pods, token, signedIn, MARK)) {
            Mover mover = moves("to", pods, vm, "--forward", vm.forward());
            load.checkAndStop(pods, vm, mover);
        }
        assertThat(signedInAt(vm)).isEqualTo(200);
        // By the old address, into the new house.
        String written = Load.write(pods, token, MARK);
        assertThat(written).isNotNull();
        assertThat(pods.has(written)).isFalse();
        Mover again = Mover.start("to", vm, "--forward", vm.forward());
        assertThat(again.status()).as(again.printed()).isZero();
        assertThat(again.printed()).contains("moved already");

        Mover back = Mover.killedAt("Letting", "from", vm, "--forward", pods.forward());
        assertThat(back.status()).as(back.printed()).isEqualTo(137);
        moves("from", vm, pods, "--forward", pods.forward());
        assertThat(pods.has(written)).isTrue();
        assertThat(Load.write(vm, token, MARK))
                .as("by the VM's address, into the pods")
                .satisfies(id -> assertThat(pods.has(id)).isTrue());
    }

    /** Moves, and compares the two by means of its own; without forwarding nobody writes meanwhile. */
    private static Mover moves(String direction, House source, House target, String... options) {
        Mover mover = Mover.start(direction, vm, options);
        assertThat(mover.status()).as(mover.printed()).isZero();
        System.out.println(mover.printed());
        assertThat(source.state()).isEqualTo("moved");
        assertThat(target.state()).isEqualTo("open");
        if (options.length == 0) {
            assertThat(target.everything()).isEqualTo(source.everything());
        }
        assertThat(source.sql("select count(*) from media where encode(sha256(bytes), 'hex') <> hash"))
                .isEqualTo("0");
        return mover;
    }

    private static int signedInAt(House house) {
        String session = signedIn.cookie("session").orElseThrow().getValue();
        return house.visitor()
                .get("/admin/posts", "Cookie", "session=" + session)
                .statusCode();
    }
}
