package org.travessia.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.travessia.account.control.Actor;
import org.travessia.account.control.ImportPeople;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonElsewhere;
import org.travessia.account.entity.Role;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.transfer.control.DjangoDatabase;
import org.travessia.transfer.control.DjangoReport;
import org.travessia.transfer.control.ImportDjango;
import org.travessia.transfer.control.ImportReport;

/** The fixtures were made by Django 5.2 (src/test/django); the other tables are what other tutorials and enemies would have. */
class ImportDjangoTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ADMINISTRATOR = 100;

    @TempDir
    Path folder;

    private final Markdown markdown = new Markdown();
    private final BlogInMemory blog = new BlogInMemory(markdown);
    private final List<PersonElsewhere> people = new ArrayList<>();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ImportDjango importer = new ImportDjango(
            new ImportPeople(null, null, null, null, null) {
                @Override
                public List<Outcome> take(List<PersonElsewhere> wanted, boolean rehearse) {
                    people.clear();
                    people.addAll(wanted);
                    return wanted.stream()
                            .map(person ->
                                    new Outcome(Fate.CREATED, wanted.indexOf(person) + 1L, person.role(), List.of()))
                            .toList();
                }
            },
            new People(null, null, null, null, null, null, null, null) {
                @Override
                public Optional<Actor> firstAdministrator() {
                    return Optional.of(new Actor(ADMINISTRATOR, "Ada", Role.ADMINISTRATOR));
                }
            },
            blog.writing(),
            blog.imported(),
            blog.media(),
            markdown,
            BlogInMemory.unrecorded(),
            clock);

    private String table = "blog_post";
    private ZoneId zone = ZoneOffset.UTC;
    private Optional<Path> media = Optional.empty();
    private Set<String> published = Set.of();
    private boolean rehearse;
    private Path source;

    @BeforeEach
    void noDatabase() {
        source = folder.resolve("db.sqlite3");
    }

    private DjangoReport run() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.setAutoCommit(false);
            return importer.run(
                    new DjangoDatabase(connection, "db"),
                    new ImportDjango.Options(
                            table,
                            Optional.empty(),
                            Optional.empty(),
                            zone,
                            "auto",
                            media,
                            "/media/",
                            published,
                            rehearse));
        }
    }

    private DjangoReport run(String... statements) throws SQLException {
        sql(statements);
        return run();
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void fixture(String name) throws Exception {
        Files.copy(Path.of("src/test/resources/django").resolve(name + ".sqlite3"), source);
    }

    private static List<String> keys(ImportReport report) {
        return Stream.concat(report.failed().stream(), report.warnings().stream())
                .map(note -> note.file().split(" ")[0] + " " + note.messageKey())
                .toList();
    }

    @Test
    void djangoByExample() throws Exception {
        fixture("example");
        DjangoReport report = run();

        assertThat(report.posts().failed()).isEmpty();
        assertThat(blog.all())
                .extracting(BlogInMemory.Stored::slug)
                .containsExactly(
                        "ola-mundo", "who-was-django-reinhardt", "ola-mundo-2", "rascunho", "depois", "my-slug", "xss");
        assertThat(blog.all())
                .extracting(BlogInMemory.Stored::published)
                .containsExactly(true, true, true, false, false, true, true);
        assertThat(blog.all().get(0).publishedAt()).isEqualTo("2024-01-01T12:30:15.123456Z");
        assertThat(blog.all().get(0).createdAt()).isEqualTo("2024-01-01T09:30:15.123456Z");
        assertThat(blog.all().get(5).title()).hasSize(200).endsWith("…");
        assertThat(keys(report.posts()))
                .containsExactly(
                        "2 django.post.mediaLeft",
                        "3 django.post.slugChanged",
                        "5 import.future",
                        "6 django.post.titleCut",
                        "6 django.post.slugChanged",
                        "7 django.post.mediaLeft");
        assertThat(report.tablesNotTaken()).containsExactly("auth_group: 1", "auth_user_groups: 1", "blog_comment: 1");
        assertThat(people)
                .extracting(PersonElsewhere::username, PersonElsewhere::role)
                .startsWith(
                        tuple("admin", Role.ADMINISTRATOR),
                        tuple("ana", Role.EDITOR),
                        tuple("bia", Role.AUTHOR),
                        tuple("leitor", Role.CONTRIBUTOR));
        assertThat(people.get(1).displayName()).isEqualTo("Ana Souza");
        assertThat(people.get(1).createdAt()).contains(Instant.parse("2023-12-02T12:30:15.123456Z"));
        assertThat(people.get(0).passwordHash())
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("pbkdf2_sha256$1000000$"));
        assertThat(people)
                .filteredOn(person -> Set.of("dora", "eva").contains(person.username()))
                .hasSize(2)
                .allSatisfy(person -> assertThat(person.passwordHash()).isEmpty());
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        fixture("example");
        run();
        int writes = blog.writes();
        DjangoReport again = run();
        assertThat(again.posts().unchanged()).hasSize(7);
        assertThat(blog.writes()).isEqualTo(writes);
    }

    @Test
    void aRehearsalTellsTheSameAndChangesNothing() throws Exception {
        fixture("example");
        rehearse = true;
        DjangoReport rehearsed = run();
        assertThat(blog.writes()).isZero();
        rehearse = false;
        DjangoReport real = run();
        assertThat(rehearsed.posts()).isEqualTo(real.posts());
        rehearse = true;
        assertThat(run().posts().unchanged()).hasSize(7);
    }

    @Test
    void djangocentral() throws Exception {
        fixture("central");
        run();
        assertThat(blog.all())
                .extracting(BlogInMemory.Stored::slug, BlogInMemory.Stored::published, BlogInMemory.Stored::authorId)
                .containsExactly(tuple("post-0", false, 1L), tuple("post-1", true, 2L), tuple("post-2", false, 3L));
        assertThat(blog.all().get(1).publishedAt()).isEqualTo("2024-01-02T12:30:15.123456Z");
    }

    @Test
    void djangoGirls() throws Exception {
        fixture("girls");
        run();
        assertThat(blog.all())
                .extracting(BlogInMemory.Stored::slug)
                .containsExactly("minha-primeira-publicacao", "minha-primeira-publicacao-2", "rascunho");
        assertThat(blog.all()).extracting(BlogInMemory.Stored::published).containsExactly(true, true, false);
    }

    @Test
    void aSmallOneWithoutAuthors() throws Exception {
        fixture("minimal");
        zone = ZoneId.of("America/Sao_Paulo");
        run();
        assertThat(blog.all()).hasSize(2).allSatisfy(post -> {
            assertThat(post.authorId()).isEqualTo(ADMINISTRATOR);
            assertThat(post.source()).matches("django:blog\\.post:[0-9a-f]{32}");
        });
        assertThat(blog.all())
                .filteredOn(BlogInMemory.Stored::published)
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.slug()).isEqualTo("sem-autor-ção");
                    assertThat(post.publishedAt()).isEqualTo("2024-01-01T03:00:00Z");
                });
    }

    @Test
    void whatWasEditedHereStaysWhatChangedThereComes() throws Exception {
        fixture("central");
        run();
        sql("update blog_post set content = 'Novo' where id in (1, 2)");
        blog.edit(1, "Editado aqui");
        DjangoReport report = run();
        assertThat(keys(report.posts())).containsExactly("1 django.post.editedHere");
        assertThat(report.posts().updated()).hasSize(1);
        assertThat(blog.all().get(0).markdown()).isEqualTo("Editado aqui");
        assertThat(blog.all().get(1).markdown()).isEqualTo("Novo");
    }

    /** Both have posts 1, 2, 3 of an app called blog. */
    @Test
    void aSecondDatabaseDoesNotOverwriteTheFirst() throws Exception {
        fixture("central");
        run();
        Files.delete(source);
        fixture("girls");
        sql("update blog_post set created_date = '2020-01-01 10:00:00'");
        assertThat(keys(run().posts()))
                .containsExactly("1 django.post.another", "2 django.post.another", "3 django.post.another");
        assertThat(blog.all().get(0).title()).isEqualTo("Post 0");
    }

    @Test
    void imagesAreTakenAndAreKeptByARunWithoutTheirFolder() throws Exception {
        fixture("example");
        Path root = Files.createDirectory(folder.resolve("media"));
        Files.copy(Path.of("src/test/resources/course/imgs/mapa.png"), root.resolve("foto.png"));
        run();
        media = Optional.of(root);
        rehearse = true;
        assertThat(run().posts().updated()).hasSize(1);
        assertThat(blog.images()).isEmpty();
        rehearse = false;
        assertThat(run().posts().updated()).hasSize(1);
        assertThat(blog.all().get(1).markdown()).contains(blog.addressOf(root.resolve("foto.png")));
        media = Optional.empty();
        assertThat(run().posts().unchanged()).hasSize(7);
    }

    @Test
    void nothingOutsideTheMediaFolderIsRead() throws Exception {
        Path root = Files.createDirectory(folder.resolve("media"));
        Files.copy(Path.of("src/test/resources/course/imgs/mapa.png"), folder.resolve("secret.png"));
        media = Optional.of(root);
        DjangoReport report = run(
                "create table blog_post (id integer primary key, title varchar(9), body text)",
                "insert into blog_post values (1, 'a', '![a](/media/../secret.png) ![b](/media/%2e%2e/secret.png)')");
        assertThat(keys(report.posts())).containsExactly("1 import.addressOutside", "1 import.addressOutside");
        assertThat(blog.images()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "varchar(10), 'published', true",
        "varchar(10), 'Published', true",
        "varchar(10), 'draft', false",
        "varchar(1), 'p', true",
        "varchar(1), 'd', false",
        "integer, 1, true",
        "integer, 0, false",
        "integer, 2, false",
        "varchar(10), 'archived', false",
        "bool, 1, true",
        "bool, 0, false"
    })
    void statuses(String type, String value, boolean expected) throws SQLException {
        String literal = type.startsWith("varchar") ? "'" + value.replace("'", "") + "'" : value;
        run(
                "create table blog_post (id integer primary key, title text, body text, status " + type + ")",
                "insert into blog_post values (1, 'a', 'b', " + literal + ")");
        assertThat(blog.all())
                .singleElement()
                .satisfies(post -> assertThat(post.published()).isEqualTo(expected));
    }

    @Test
    void otherNumbersMayMeanPublic() throws SQLException {
        published = Set.of("2");
        run(
                "create table blog_post (id integer primary key, title text, body text, status integer)",
                "insert into blog_post values (1, 'a', 'b', 1), (2, 'c', 'd', 2)");
        assertThat(blog.all()).extracting(BlogInMemory.Stored::published).containsExactly(false, true);
    }

    @Test
    void draftsColumn() throws SQLException {
        run(
                "create table blog_post (id integer primary key, title text, body text, is_draft bool)",
                "insert into blog_post values (1, 'a', 'b', 1), (2, 'c', 'd', 0)");
        assertThat(blog.all()).extracting(BlogInMemory.Stored::published).containsExactly(false, true);
    }

    /** An author of MDN's exercise is a profile of a person, in a table of its own. */
    @Test
    void authorsThatAreProfiles() throws SQLException {
        table = "blog_blogpost";
        DjangoReport report = run(
                "create table auth_user (id integer primary key, username text, password text)",
                "create table blog_author (id integer primary key, user_id integer references auth_user(id), bio text)",
                "create table blog_blogpost (id integer primary key, name text, description text, post_date date, "
                        + "author_id integer references blog_author(id))",
                "insert into auth_user values (5, 'eva', '!'), (6, 'ana', '!')",
                "insert into blog_author values (1, 6, '')",
                "insert into blog_blogpost values (1, 'Um', 'Texto', '2024-05-01', 1)");
        assertThat(report.peopleFrom()).isEqualTo("auth_user");
        assertThat(people).extracting(PersonElsewhere::role).containsExactly(Role.CONTRIBUTOR, Role.AUTHOR);
        assertThat(blog.all())
                .singleElement()
                .satisfies(post -> assertThat(post.authorId()).isEqualTo(2));
        assertThat(report.tablesNotTaken()).isEmpty();
    }

    @Test
    void aUserModelOfTheProject() throws SQLException {
        DjangoReport report = run(
                "create table accounts_customuser (id integer primary key, email text, password text, is_superuser bool, "
                        + "is_active bool)",
                "create table blog_post (id integer primary key, title text, body text, "
                        + "author_id integer references accounts_customuser(id))",
                "insert into accounts_customuser values (7, 'ana@example.com', 'x', 1, 1), (8, 'off@example.com', 'x', 1, 0)",
                "insert into blog_post values (1, 'Um', 'Texto', 7)");
        assertThat(report.peopleFrom()).isEqualTo("accounts_customuser");
        assertThat(people)
                .extracting(PersonElsewhere::username, PersonElsewhere::role)
                .containsExactly(
                        tuple("ana@example.com", Role.ADMINISTRATOR),
                        // Who may not sign in there is not made an administrator here.
                        tuple("off@example.com", Role.CONTRIBUTOR));
    }

    @Test
    void tablesAndColumnsWithQuotes() throws SQLException {
        table = "bl\"og';--_post";
        run(
                "create table \"bl\"\"og';--_post\" (id integer primary key, title text, body text, \"a\"\"b\" text)",
                "insert into \"bl\"\"og';--_post\" values (1, 'Um', 'Texto', 'x')");
        assertThat(blog.all()).hasSize(1);
    }

    @Test
    void hostileRowsAreReportedAndTheOthersTaken() throws SQLException {
        DjangoReport report = run(
                "create table blog_post (id integer primary key, title text, slug text, body text, publish datetime)",
                "insert into blog_post values (1, '', 'a', 'b', null)",
                "insert into blog_post values (2, 'Vazio', 'a', '  ', '2024-01-01 10:00:00')",
                "insert into blog_post values (3, 'Enorme', 'a', replace(hex(zeroblob(5000000)), '0', 'x'), '2024-01-01')",
                "insert into blog_post values (4, 'Longo', 'a', replace(hex(zeroblob(900000)), '0', 'x'), '2024-01-01')",
                "insert into blog_post values (5, cast(x'41001b5b' as text), '../../x', cast(x'410042' as text), '2024-01-01')",
                "insert into blog_post values (6, x'ff41fe', null, x'ff41fe', 'not a time')",
                "insert into blog_post values (7, 'Bom', 'bom', 'Bom', '2024-01-01 10:00:00')");
        assertThat(keys(report.posts()))
                .contains(
                        "2 post.markdown.empty",
                        "3 markdown.tooLong",
                        "4 markdown.tooLong",
                        "5 import.controlsRemoved",
                        "5 django.post.slugChanged");
        assertThat(report.posts().failed()).hasSizeBetween(3, 4);
        assertThat(blog.all()).extracting(BlogInMemory.Stored::slug).contains("x", "bom");
        assertThat(blog.bySource("django:blog.post:5")).hasValueSatisfying(post -> {
            assertThat(post.title()).isEqualTo("A[");
            assertThat(post.markdown()).isEqualTo("AB");
        });
    }

    @Test
    void aTableThatIsNoneIsRefusedWithWhatWasFoundAndWhatIsNeeded() throws SQLException {
        sql(
                "create table blog_post (id integer primary key, slug text, written datetime)",
                "create table blog_entry (id integer primary key, title text)",
                "create view blog_view as with recursive n(id, title, body) as "
                        + "(select 1, 'a', 'b' union all select id + 1, 'a', 'b' from n) select * from n");
        assertThat(refusal("blog_post")).containsExactly("django.noTitle", "id, slug, written");
        assertThat(refusal("blog_entry")).containsExactly("django.noText", "id, title");
        assertThat(refusal("shop_post").get(0)).isEqualTo("django.noTable");
        // A view may never end.
        assertThat(refusal("blog_view").get(0)).isEqualTo("django.noTable");
    }

    private List<String> refusal(String name) {
        table = name;
        List<String> found = new ArrayList<>();
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(this::run)
                .satisfies(refused -> refused.errors().forEach(error -> {
                    found.add(error.messageKey());
                    found.add(error.arguments().get(1).toString());
                }));
        return found;
    }
}
