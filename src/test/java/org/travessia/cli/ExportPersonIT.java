package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the blog has of one of two people, and that it has nothing of the other. */
@TestInstance(Lifecycle.PER_CLASS)
class ExportPersonIT {

    private static final String REF = "abcdefghij0123456789";
    private static final String OTHER_REF = "zyxwvutsrq9876543210";

    @TempDir
    static Path folder;

    private House house;
    private House other;
    private String mapHash;

    @BeforeAll
    void twoPeople() throws Exception {
        house = House.migrated();
        other = House.migrated();
        Path password = Files.writeString(folder.resolve("password"), "a crossing by night 7");
        for (String username : new String[] {"ada", "bruno"}) {
            run(
                    house,
                    0,
                    "createsuperuser",
                    "--username=" + username,
                    "--email=" + username + "@example.com",
                    "--password-file=" + password);
        }
        run(other, 0, "createsuperuser", "--username=eve", "--email=eve@example.com", "--password-file=" + password);

        upload("ada", REF, "boat.png", 7, "A boat");
        upload("bruno", OTHER_REF, "pier.png", 8, "Pier of Bruno");
        Path ada = Files.createDirectories(folder.resolve("of-ada"));
        Files.write(ada.resolve("map.png"), png(9));
        text(
                ada,
                "out",
                "draft: false\ntags: [Mar, Rio Grande]",
                "Olá ![boat](/media/" + REF + "/boat.png) ![map](map.png)");
        text(ada, "begun", "draft: true", "a draft");
        text(ada, "later", "draft: false\nscheduled_at: 2999-01-02T03:04:05Z\ntags: [Mar]", "to come");
        text(ada, "thrown", "draft: false\ntrashed_at: 2020-01-02T03:04:05Z", "thrown away");
        text(ada, "mine", "draft: false\nvisibility: private", "for me");
        text(ada, "word", "draft: false\nvisibility: private", "behind a word");
        text(ada, "about", "draft: false\nkind: PAGE", "a page");
        run(house, 0, "import", "--author=ada", ada.toString());
        Path bruno = Files.createDirectories(folder.resolve("of-bruno"));
        text(bruno, "brunos", "draft: false", "Words of Bruno ![pier](/media/" + OTHER_REF + "/pier.png)");
        text(bruno, "brunos-draft", "draft: true", "Secrets of Bruno");
        run(house, 0, "import", "--author=bruno", bruno.toString());
        mapHash = house.value("select ref from media_item where uploader_id is null");

        house.execute(
                "update post set visibility = 'PASSWORD', password_hash = '$argon2id$v=19$the-word' where slug = 'word'");
        house.execute("""
                insert into session (token_hash, person_id, created_at, last_used_at, expires_at, address, user_agent)
                select sha256(username::bytea), id, now(), now(), now() + interval '1 day', '192.0.2.' || id, 'Browser of ' || username
                from person""");
        house.execute("""
                insert into access_token (person_id, name, token_hash, created_at, expires_at)
                select id, 'token of ' || username, sha256(('t' || username)::bytea), now(), now() + interval '1 day' from person""");
        house.execute("""
                insert into comment (post_id, status, person_id, author_name, author_email, markdown, html, renderer_version, created_at, decided_at)
                select p.id, 'APPROVED', w.id, coalesce(w.username, 'Guest'), case when w.id is null then 'guest@example.com' end,
                       'said by ' || coalesce(w.username, 'a guest') || ' on ' || p.slug, '', 1, now(), now()
                from post p cross join (select id, username from person union all select null, null) w
                where p.slug in ('out', 'about', 'brunos')""");
        // Bruno has changed a text of Ada's.
        house.execute("""
                insert into revision (post_id, number, title, markdown, saved_at, editor_id)
                select p.id, 7, 'By Bruno', 'An edit of Bruno', now(), b.id from post p, person b
                where p.slug = 'out' and b.username = 'bruno'""");
    }

    @AfterAll
    void stop() throws Exception {
        house.close();
        other.close();
    }

    @Test
    void theirsIsInItAndNothingOfAnybodyElse() throws Exception {
        Path zip = folder.resolve("ada.zip");
        assertThat(run(house, 0, "export", "--person=ADA", zip.toString()))
                .contains("posts: 7", "files: 2", "comments: 3", "exported to");
        Map<String, String> files = files(zip);
        assertThat(files)
                .containsOnlyKeys(
                        "person.json",
                        "media.json",
                        "comments.json",
                        "posts/out.md",
                        "posts/begun.md",
                        "posts/later.md",
                        "posts/thrown.md",
                        "posts/mine.md",
                        "posts/word.md",
                        "pages/about.md",
                        "media/" + REF + "/boat.png",
                        "media/" + mapHash + "/map.png");
        assertThat(files.get("person.json"))
                .contains("ada@example.com", "ADMINISTRATOR", "Browser of ada", "token of ada", "created_at", "bio");
        assertThat(files.get("comments.json"))
                .contains("said by ada on out", "said by ada on brunos", "\"/posts/brunos\"", "\"/about\"");
        assertThat(files.get("media.json")).contains("A boat", "media/" + REF + "/boat.png");
        assertThat(files.get("posts/out.md"))
                .contains("tags: [\"Mar\",\"Rio Grande\"]", "draft: false")
                .endsWith("---\n" + house.value("select markdown from post where slug = 'out'"));
        assertThat(files.get("posts/later.md")).contains("draft: true", "scheduled_at: \"2999-01-02T03:04:05+00:00\"");
        assertThat(files.get("posts/thrown.md")).contains("draft: true", "trashed_at: \"20");
        assertThat(files.get("media/" + REF + "/boat.png")).isEqualTo(new String(png(7), StandardCharsets.ISO_8859_1));

        String everything = String.join("\n", files.values());
        assertThat(everything)
                .doesNotContain(
                        "bruno@", "guest@", "Browser of bruno", "token of bruno", "said by bruno", "said by a guest")
                .doesNotContain("Bruno", "pier.png", OTHER_REF, "192.0.2.")
                .doesNotContain("argon2", "password", "token_hash", "fingerprint");
        for (String secret : new String[] {
            "select string_agg(password_hash, ' ') from person",
            "select string_agg(encode(token_hash, 'hex'), ' ') from session",
            "select string_agg(encode(token_hash, 'hex'), ' ') from access_token"
        }) {
            assertThat(everything).doesNotContain(house.value(secret).split(" "));
        }
    }

    @Test
    void itIsTakenByAnotherBlogAsItWas() throws Exception {
        Path zip = folder.resolve("again.zip");
        run(house, 0, "export", "--person", "ada", zip.toString());
        assertThat(run(other, 0, "import", zip.toString())).contains("7 created, 0 updated, 0 unchanged, 0 not taken");
        String posts = """
                select string_agg(concat_ws('|', title, slug, kind, p.state, scheduled_at, trashed_at is not null, published_at,
                    (select string_agg(x.name, ',' order by g.position) from post_tag g join term x on x.id = g.term_id
                     where g.post_id = p.id),
                    regexp_replace(markdown, '/media/[0-9a-z]+/', '/media/', 'g')), E'\\n' order by slug)
                from post p join person a on a.id = p.author_id where a.username = '%s'""";
        assertThat(other.value(posts.formatted("eve"))).isEqualTo(house.value(posts.formatted("ada")));
        assertThat(other.value("select visibility from post where slug = 'word'"))
                .as("nobody has its word")
                .isEqualTo("PRIVATE");
        assertThat(other.value("select string_agg(file_name, ' ' order by file_name) from media_item"))
                .isEqualTo("boat.png map.png");
        assertThat(run(other, 0, "import", zip.toString())).contains("0 created, 0 updated, 7 unchanged, 0 not taken");
        assertThat(run(other, 1, "restore", zip.toString())).contains("is nothing that blog export made");
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeavesNothing() throws Exception {
        Path zip = folder.resolve("nobody.zip");
        assertThat(run(house, 1, "export", "--person=nobody", zip.toString()))
                .contains("blog: nobody is called nobody");
        assertThat(folder.resolve("nobody.zip")).doesNotExist();
        assertThat(folder.resolve("nobody.zip.part")).doesNotExist();
        Files.writeString(zip, "mine");
        assertThat(run(house, 1, "export", "--person=bruno", zip.toString())).contains("There is something called");
        assertThat(zip).hasContent("mine");
        assertThat(run(
                        house,
                        0,
                        "export",
                        "--json",
                        "--person=bruno",
                        folder.resolve("bruno").toString()))
                .contains("{\"rows\":{\"posts\":2,\"files\":1,\"comments\":3},\"left\":[]}");
        assertThat(folder.resolve("bruno/posts/brunos-draft.md")).exists();
    }

    private void upload(String username, String ref, String name, int width, String alt) throws Exception {
        house.execute("""
                with it as (insert into media (hash, content_type, bytes, width, height, created_at)
                            select encode(sha256(b), 'hex'), 'image/png', b, %2$d, 5, now() from (values ('\\x%1$s'::bytea)) v (b)
                            returning hash)
                insert into media_item (ref, file_name, hash, alt, size, uploader_id, uploaded_at, changed_at)
                select '%3$s', '%4$s', hash, '%5$s', 1, (select id from person where username = '%6$s'), now(), now() from it""".formatted(HexFormat.of().formatHex(png(width)), width, ref, name, alt, username));
    }

    private static void text(Path folder, String slug, String said, String text) throws IOException {
        Files.writeString(
                folder.resolve(slug + ".md"),
                "---\ntitle: T " + slug + "\nslug: " + slug + "\n" + said + "\n---\n" + text);
    }

    private static byte[] png(int width) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 5, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static Map<String, String> files(Path archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean text = entry.getName().matches(".*\\.(md|json)");
                files.put(
                        entry.getName(),
                        new String(zip.readAllBytes(), text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private String run(House on, int exitCode, String... arguments) throws Exception {
        try (Launched command = Launched.blog(folder, on.environment(), arguments)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }
}
