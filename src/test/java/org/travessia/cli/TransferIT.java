package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.e2e.Visit;
import org.travessia.transfer.control.BlogTables;

/** A blog from everywhere, into files, and back: by the commands that an operator runs. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TransferIT {

    private static final Path FIXTURES = Path.of("src/test/resources/transfer");
    private static final Path THEME_UNIT_TEST = Path.of("../shared/data/wordpress-theme-unit-test.xml");

    @TempDir
    static Path folder;

    private House house;
    private House other;

    @BeforeAll
    void aBlog() throws Exception {
        house = House.empty();
        other = House.empty();
        run(house, 0, "migrate");
        run(other, 0, "migrate");
        Path password = Files.writeString(folder.resolve("password"), "a crossing by night 7");
        run(house, 0, "createsuperuser", "--username=ada", "--email=ada@example.com", "--password-file=" + password);
    }

    @AfterAll
    void stop() throws Exception {
        house.close();
        other.close();
    }

    @Test
    @Order(1)
    void wordPress() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("uploads/2020/01"));
        Files.copy(Path.of("src/test/resources/course/imgs/mapa.png"), uploads.resolve("mapa.png"));
        String file = FIXTURES.resolve("wordpress.xml").toString();
        String media = "--media=" + folder.resolve("uploads");

        assertThat(run(house, 0, "import-wordpress", "--dry-run", media, file))
                .contains("would be created: entry post 10", "this was a dry run");
        assertThat(house.value("select count(*) from post")
                        + house.value("select count(*) from media")
                        + house.value("select count(*) from term"))
                .isEqualTo("000");

        assertThat(run(house, 0, "import-wordpress", media, file))
                .contains("entries: 9 created, 0 updated, 0 unchanged, 0 not taken")
                .contains("people: 2 created", "3 tags and categories, 3 comments")
                .contains("warning: post 10 “Olá, mar “aberto” & calmo”: Pingbacks and trackbacks were not taken: 1.");
        assertThat(house.value("select string_agg(slug || ' ' || kind || ' ' || state || ' ' || visibility || ' '"
                        + " || (trashed_at is not null), ', ' order by source) from post"))
                .isEqualTo("ola-mar POST PUBLISHED PUBLIC false, sobre PAGE PUBLISHED PUBLIC false,"
                        + " senha POST PUBLISHED PASSWORD false, privado POST PUBLISHED PRIVATE false,"
                        + " futuro POST SCHEDULED PUBLIC false, pendente POST DRAFT PUBLIC false,"
                        + " lixo-trashed POST DRAFT PUBLIC true, 日本 POST PUBLISHED PUBLIC false,"
                        + " vazio POST PUBLISHED PUBLIC false");
        assertThat(house.value(
                        "select published_at || ' ' || updated_at || ' ' || pinned from post where slug = 'ola-mar'"))
                .startsWith("2020-01-02 12:00:00")
                .contains("2020-02-02 12:00:00")
                .endsWith("true");
        assertThat(house.value("select feature_image from post where slug = 'ola-mar'"))
                .startsWith("/media/");
        assertThat(house.value("select markdown from post where slug = 'ola-mar'"))
                .doesNotContain("wp-content")
                .contains("/media/");
        assertThat(house.value("select c.name || ' < ' || p.name from term c join term p on p.id = c.parent_id"))
                .isEqualTo("Ventos < Mar");
        assertThat(
                        house.value(
                                "select string_agg(path || ' ' || target, ', ' order by path) from redirect where path like '/blog/%ola-mar'"))
                .isEqualTo("/blog/2020/01/02/ola-mar /posts/ola-mar");

        assertThat(house.value(
                        "select string_agg(c.author_name || ' ' || c.status || ' ' || c.depth || ' ' || c.html, ', ' order by c.path)"
                                + " from comment c join post p on p.id = c.post_id where p.slug = 'ola-mar'"))
                .isEqualTo(
                        "Zé do Cais APPROVED 0 <p>Que <strong>bonito</strong>!</p>\n, Marina APPROVED 1 <p>Obrigada</p>\n,"
                                + " Novo WAITING 0 <p>Espero</p>\n");
        assertThat(house.value("select approved from comment_count")).isEqualTo("2");

        house.execute("update post set title = 'Editado aqui', version = version + 1 where slug = 'sobre'");
        assertThat(run(house, 0, "import-wordpress", media, file))
                .contains("entries: 0 created, 0 updated, 9 unchanged, 0 not taken")
                .contains("3 tags and categories, 0 comments");

        Path changed = folder.resolve("changed.xml");
        Files.writeString(
                changed,
                Files.readString(Path.of(file))
                        .replace("só meu", "só meu, mudado")
                        .replace("Sobre <code>", "Mudou <code>"));
        assertThat(run(house, 1, "import-wordpress", media, changed.toString()))
                .contains(
                        "1 updated",
                        "1 not taken",
                        "It was changed there and edited here (/sobre): what is here stays.");
        assertThat(house.value("select markdown from post where slug = 'privado'"))
                .isEqualTo("só meu, mudado");
    }

    @Test
    @Order(2)
    void ghostHugoAndTheThemeUnitTest() throws Exception {
        assertThat(run(house, 0, "import-ghost", FIXTURES.resolve("ghost.json").toString()))
                .contains("entries: 5 created, 0 updated, 0 unchanged, 0 not taken");
        // Carl may not publish; what an editor published for him there is public here.
        assertThat(house.value("select p.state || ' ' || a.username || ' ' || p.published_at from post p"
                        + " join person a on a.id = p.author_id where slug = 'coming-soon'"))
                .startsWith("PUBLISHED carl 2020-01-02 10:00:00");
        assertThat(run(house, 0, "import", FIXTURES.resolve("hugo").toString()))
                .contains("3 created, 0 updated, 0 unchanged, 0 not taken");
        if (Files.exists(THEME_UNIT_TEST)) {
            String told = run(house, 1, "import-wordpress", THEME_UNIT_TEST.toString());
            // One of its authors' names is none.
            assertThat(told).contains("entries: 79 created, 0 updated, 0 unchanged, 0 not taken");
            assertThat(run(house, 1, "import-wordpress", THEME_UNIT_TEST.toString()))
                    .contains("79 unchanged");
        }
    }

    @Test
    @Order(3)
    void whatIsHostileIsRefusedAndLeavesNothing() throws Exception {
        String before = house.value("select count(*) || ' ' || max(id) from post");
        Path xxe = Files.writeString(
                folder.resolve("xxe.xml"),
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>");
        assertThat(run(house, 1, "import-wordpress", xxe.toString()))
                .contains("blog: file: “" + xxe + "” has a document type (DOCTYPE)")
                .doesNotContain("root:");
        assertThat(run(house, 1, "import-ghost", xxe.toString())).contains("is no JSON");
        assertThat(run(house, 1, "import-wordpress", folder.resolve("none.xml").toString()))
                .contains("cannot be read");
        assertThat(house.value("select count(*) || ' ' || max(id) from post")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void aFaultInTheMiddleLeavesNothingHalfDone() throws Exception {
        house.execute("""
                create function fail() returns trigger language plpgsql as $$
                begin
                    raise exception 'the disk is on fire' using errcode = 'XX001';
                end $$;
                create trigger fail before insert on redirect for each row when (new.path = '/late') execute function fail()""");
        Path site = Files.createDirectories(folder.resolve("faults"));
        Files.writeString(site.resolve("a.md"), "---\naliases: [/early]\n---\n# Early\n\nx");
        Files.writeString(site.resolve("b.md"), "---\naliases: [/late]\n---\n# Late\n\nx");
        assertThat(run(house, 1, "import", site.toString()))
                .contains("1 created", "1 not taken", "the disk is on fire");
        assertThat(house.value("select count(*) from post where title = 'Late'"))
                .isEqualTo("0");
        house.execute("drop function fail() cascade");
        assertThat(run(house, 0, "import", site.toString())).contains("1 created, 0 updated, 1 unchanged, 0 not taken");
    }

    @Test
    @Order(5)
    void everyTableIsDecided() throws Exception {
        List<String> undecided = new ArrayList<>(tables(house));
        undecided.removeAll(BlogTables.TAKEN);
        undecided.removeAll(BlogTables.LEFT);
        assertThat(undecided)
                .as("BlogTables says of every table whether an export has it")
                .isEmpty();
    }

    @Test
    @Order(6)
    void anExportRestoresToTheSameBlog() throws Exception {
        Path export = folder.resolve("export");
        Path zip = folder.resolve("export.zip");
        assertThat(run(house, 0, "export", export.toString()))
                .contains("exported to")
                .doesNotContain("warning");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rwx------");
        run(house, 0, "export", zip.toString());
        assertThat(run(house, 1, "export", export.toString())).contains("There is something called");
        assertThat(files(export).values())
                .noneMatch(text -> text.contains("argon2id$v=19$m=") && text.contains("ada@example.com"));
        assertThat(Files.readString(export.resolve("data/person.jsonl")))
                .doesNotContain("password")
                .doesNotContain("argon2");

        assertThat(run(house, 1, "restore", zip.toString())).contains("The blog is not empty");
        Path broken = folder.resolve("broken");
        copy(export, broken);
        Path term = broken.resolve("data/term.jsonl");
        Files.writeString(term, Files.readString(term).replaceFirst("\"slug\": ?\"", "\"slug\": \"../"));
        assertThat(run(other, 1, "restore", broken.toString()))
                .contains("data/term.jsonl, line 1")
                .contains("Nothing was restored");
        Files.writeString(term, Files.readString(export.resolve("data/term.jsonl")));
        Path image = Files.walk(broken.resolve("media"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        Files.writeString(image, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
        assertThat(run(other, 1, "restore", broken.toString())).contains("is not the image");
        assertThat(other.value("select count(*) from person") + other.value("select count(*) from post"))
                .isEqualTo("00");

        assertThat(run(other, 0, "restore", zip.toString())).contains("restored");
        assertThat(contents(other)).isEqualTo(contents(house));
        Path again = folder.resolve("again");
        run(other, 0, "export", again.toString());
        assertThat(files(again)).isEqualTo(files(export));
        run(other, 0, "export", folder.resolve("again.zip").toString());
        assertThat(Files.mismatch(folder.resolve("again.zip"), zip)).isEqualTo(-1);
        // The next post gets a number of its own.
        assertThat(run(other, 0, "add-post", "--title=Next", "--content=x")).contains("added post");
    }

    @Test
    @Order(7)
    void whatWasRestoredIsServed() throws Exception {
        run(other, 0, "changepassword", "carl", "--password-file=" + folder.resolve("password"));
        try (Launched served = Launched.blog(folder, other.environment(), "serve")) {
            served.await("the blog", () -> served.status("/") == 200);
            assertThat(served.get("/posts/ola-mar").body())
                    .contains("<strong>força</strong>", "<figcaption>", "/media/", "{{7*7}}")
                    .contains("Que <strong>bonito</strong>!", "Obrigada")
                    .doesNotContain("Espero")
                    .doesNotContain("onerror")
                    .doesNotContain("alert(1)");
            assertThat(served.get("/sobre").body()).contains("<code>nós</code>", "<table");
            for (String hidden : List.of("/posts/privado", "/posts/futuro", "/posts/pendente", "/posts/lixo-trashed")) {
                assertThat(served.status(hidden)).as(hidden).isEqualTo(404);
            }
            assertThat(served.get("/posts/senha").body()).doesNotContain("segredo guardado");
            assertThat(served.get("/blog/2020/01/02/ola-mar/").headers().firstValue("location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/posts/ola-mar"));
            assertThat(served.get("/coming-soon/").headers().firstValue("location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/posts/coming-soon"));
            Visit contributor = new Visit(URI.create("http://localhost:" + served.port));
            contributor.signIn("carl", "a crossing by night 7");
            for (String administrators : List.of("/admin/audit", "/admin/settings/history")) {
                assertThat(contributor.get(administrators).statusCode())
                        .as(administrators)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    @Order(8)
    void theAuditLogTellsOfCommandsAndOfWhoeverTampersWithIt() throws Exception {
        assertThat(run(house, 0, "audit", "list"))
                .contains("person.created id=1 name=ada role=ADMINISTRATOR from=COMMAND user=")
                .contains("blog.imported created=9 failed=0 from=wordpress updated=0", "from=ghost", "from=folder")
                .contains("blog.exported from=COMMAND");
        assertThat(run(house, 0, "audit", "list", "--deed=blog.exported", "--limit=1")
                        .lines())
                .hasSize(1);
        assertThat(run(house, 0, "audit", "list", "--since=2999-01-01")).isEmpty();
        assertThat(run(house, 2, "audit", "list", "--since=yesterday")).contains("--since needs a day");
        String listed = run(other, 0, "audit", "list", "--json");
        assertThat(listed).contains("\"deed\":\"blog.restored\"", "\"deed\":\"post.published\"");
        assertThat(run(other, 0, "audit", "list", "--person=CARL")).contains("account.signed-in by=carl", "from=WEB");
        assertThat(run(other, 0, "audit", "list", "--deed=account.password-changed"))
                .contains("name=carl", "from=COMMAND")
                .doesNotContain("a crossing");

        String verified = run(house, 0, "audit", "verify", "--json");
        String head = verified.replaceAll("(?s).*\"head\":\"([0-9a-f]{64})\".*", "$1");
        assertThat(verified).doesNotContain("broken");
        run(house, 0, "audit", "verify", "--head=" + head);
        assertThat(run(house, 2, "audit", "verify", "--head=x")).contains("64 hexadecimal digits");
        house.execute("alter table audit_entry disable trigger user");
        house.execute("delete from audit_entry where number = (select max(number) from audit_entry)");
        run(house, 0, "audit", "verify");
        assertThat(run(house, 1, "audit", "verify", "--head=" + head)).contains("BROKEN: no entry has the hash");
        house.execute("update audit_entry set target_name = 'eve' where number = 1");
        assertThat(run(house, 1, "audit", "verify")).contains("BROKEN: entry 1 is not as it was written", "0 entries");
        assertThat(run(house, 1, "audit", "verify", "--json"))
                .contains("\"broken\":{\"fault\":\"CHANGED\",\"number\":1}");
    }

    private static List<String> tables(House of) throws Exception {
        return List.of(of.value("select string_agg(relname, ',' order by relname) from pg_class where relkind = 'r'"
                        + " and relnamespace = 'public'::regnamespace")
                .split(","));
    }

    /** Everything that an export is to keep, as PostgreSQL says it. */
    private static Map<String, String> contents(House of) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        for (String table : tables(of)) {
            if (BlogTables.TAKEN.contains(table)) {
                contents.put(
                        table,
                        of.value("select string_agg(((to_jsonb(t) - 'password_hash' - 'secret')"
                                + (table.equals("post")
                                        ? " || jsonb_build_object('password_hash', t.password_hash)"
                                        : "")
                                + ")::text, E'\\n' order by to_jsonb(t)::text) from " + table + " t"));
            }
        }
        return contents;
    }

    private static Map<String, String> files(Path of) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(of)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        of.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    private String run(House on, int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, on.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }
}
