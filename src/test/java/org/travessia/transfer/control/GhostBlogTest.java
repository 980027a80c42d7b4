package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.account.entity.Role;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;

class GhostBlogTest {

    private static final Path OWN = Path.of("src/test/resources/transfer/ghost.json");

    @TempDir
    Path folder;

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private ForeignBlog.Survey read(Path file) {
        GhostBlog blog = new GhostBlog(file, new Markdown());
        ForeignBlog.Survey survey = blog.survey();
        blog.entries(entries::add, new ForeignBlog.Notes() {
            @Override
            public void warn(String name, String messageKey, Object... arguments) {
                told.add(name + " " + messageKey + List.of(arguments));
            }

            @Override
            public void fail(String name, String messageKey, Object... arguments) {
                told.add("failed: " + name + " " + messageKey);
            }
        });
        return survey;
    }

    private Entry entry(String slug) {
        return entries.stream()
                .filter(entry -> entry.wantedSlug().filter(slug::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatABlogHas() {
        ForeignBlog.Survey survey = read(OWN);
        assertThat(survey.title()).isEqualTo("Ghostly");
        assertThat(survey.people())
                .extracting(author ->
                        author.person().username() + " " + author.person().role())
                .containsExactly("olga " + Role.ADMINISTRATOR, "carl " + Role.CONTRIBUTOR);
        assertThat(survey.people())
                .allMatch(author -> author.person().passwordHash().isEmpty());
        assertThat(survey.tags()).extracting(ForeignBlog.Tag::slug).containsExactly("news", "sea");
        assertThat(survey.menus()).hasSize(1);
    }

    @Test
    void everyEntryAsItWas() {
        read(OWN);
        Entry first = entry("coming-soon");
        assertThat(first.author()).contains("u2");
        assertThat(first.tags()).extracting(Entry.Term::name).containsExactly("News", "Sea");
        assertThat(first.pinned()).isTrue();
        assertThat(first.summary()).contains("In short");
        assertThat(first.seoTitle()).contains("For machines");
        assertThat(first.canonicalUrl()).contains("https://first.example/coming");
        assertThat(first.oldAddresses()).containsExactly("/coming-soon/");
        assertThat(first.featureImage().orElseThrow().url()).isEqualTo("/content/images/2020/01/mapa.png");
        assertThat(first.markdown())
                .startsWith("Hello **there**, [second](/second/).")
                .contains("<img src=\"/content/images/2020/01/mapa.png\" alt=\"A map\">")
                .contains("[Other](https://other.example/)")
                .contains("<summary>More?</summary>");
        assertThat(entry("second").state()).isEqualTo(Entry.State.SCHEDULED);
        assertThat(entry("second").times().published()).contains(Instant.parse("2099-01-02T10:00:00Z"));
        assertThat(entry("second").markdown())
                .isEqualTo("## Part\n\n**bold** and 1 \\< 2\n\n```java\nint a;\n```\n\n1. one");
        assertThat(entry("old-markdown").markdown()).isEqualTo("# Hi\n\n*as written*");
        assertThat(entry("old-markdown").visibility()).isEqualTo(Entry.Visibility.PRIVATE);
        assertThat(entry("about").kind()).isEqualTo(Entry.Kind.PAGE);
        assertThat(entry("about").markdown()).isEqualTo("*me*  \nbad\n\n___\n\n- item");
        assertThat(entry("by-mail").visibility()).isEqualTo(Entry.Visibility.PRIVATE);
        assertThat(told)
                .contains(
                        "post coming-soon ghost.codeLeft[codeinjection_head]",
                        "post coming-soon ghost.captionLeft[]",
                        "post coming-soon ghost.authorsLeft[]",
                        "post coming-soon ghost.internalTagLeft[#internal]",
                        "post second ghost.cardLeft[signup]",
                        "post old-markdown ghost.membersOnly[members]",
                        "page about import.addressDropped[javascript:alert(1)]",
                        "post by-mail ghost.sentOnly[]");
    }

    @Test
    void withoutDbAroundIt() throws IOException {
        String text = Files.readString(OWN);
        Path plain = folder.resolve("plain.json");
        Files.writeString(plain, "\uFEFF" + text.substring("{\"db\":[".length(), text.lastIndexOf("]}")));
        read(plain);
        assertThat(entries).hasSize(5);
    }

    @Test
    void whatIsNoExportIsRefused() throws IOException {
        for (String[] each : new String[][] {
            {"{\"a\":1}", "ghost.notGhost"},
            {"[]", "ghost.notGhost"},
            {"nothing", "ghost.notJson"},
            {"", "ghost.notJson"}
        }) {
            Path file = Files.writeString(folder.resolve("x.json"), each[0]);
            assertThatExceptionOfType(Invalid.class)
                    .as(each[0])
                    .isThrownBy(() -> read(file))
                    .satisfies(refused ->
                            assertThat(refused.errors().get(0).messageKey()).isEqualTo(each[1]));
        }
    }

    @Test
    void whatComesBeforeABreakIsTaken() throws IOException {
        String text = Files.readString(OWN);
        read(Files.writeString(folder.resolve("cut.json"), text.substring(0, text.indexOf("{\"id\":\"5f3\""))));
        assertThat(entries).hasSize(2);
        assertThat(told).contains("failed: cut.json ghost.broken");
    }
}
