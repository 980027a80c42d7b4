package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostFilter;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.PostOrder;
import org.travessia.post.control.PostRow;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;

/** Posts in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class PostsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(PostsIT.class, Database.class);
    }

    @Inject
    WritePost write;

    @Inject
    ReadPosts read;

    @Inject
    BrowsePosts browse;

    @Inject
    ListPosts list;

    @Inject
    Database database;

    private Actor admin;
    private Actor author;
    private Actor contributor;

    @BeforeEach
    void people() {
        database.clear();
        admin = database.person("ada", Role.ADMINISTRATOR);
        author = database.person("otto", Role.AUTHOR);
        contributor = database.person("cora", Role.CONTRIBUTOR);
    }

    @Test
    void theSchemaIsWhatTheEntitiesSay() {
        database.validateSchema();
    }

    @Test
    void aDraftIsNobodysBusinessButItsWritersAndEditors() {
        write.create(post("A secret", author, false));
        assertThatThrownBy(() -> read.bySlug("a-secret", Optional.empty())).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> read.bySlug("a-secret", Optional.of(contributor)))
                .isInstanceOf(PostNotFound.class);
        assertThat(read.bySlug("a-secret", Optional.of(author)).draft()).isTrue();
        assertThat(read.bySlug("a-secret", Optional.of(admin)).draft()).isTrue();
        assertThat(read.published(Optional.empty(), Optional.empty(), 10).rows())
                .isEmpty();
        assertThat(browse.newest(10)).isEmpty();
    }

    @Test
    void postsOfOneTitleGetNumberedSlugsEvenWhenWrittenAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<Long>> written = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            written.add(writers.submit(() -> write.create(post("Same title", author, true))));
        }
        List<String> slugs = new ArrayList<>();
        for (Future<Long> id : written) {
            slugs.add(read.source(id.get(), Optional.empty()).slug());
        }
        writers.shutdown();
        assertThat(slugs)
                .containsExactlyInAnyOrder(
                        "same-title",
                        "same-title-2",
                        "same-title-3",
                        "same-title-4",
                        "same-title-5",
                        "same-title-6",
                        "same-title-7",
                        "same-title-8");
    }

    @Test
    void aSlugThatSomebodyAskedForIsNeverChangedSilently() {
        write.create(post("First", author, true));
        Invalid invalid = catchThrowableOfType(
                Invalid.class,
                () -> write.create(new NewPost(
                        "Second",
                        Optional.of("first"),
                        "text",
                        true,
                        Optional.empty(),
                        author.id(),
                        Optional.empty())));
        assertThat(invalid.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("slug");
            assertThat(error.messageKey()).isEqualTo("post.slug.taken");
        });
    }

    @Test
    void pagesByKeysetMeetEveryPostOnceBothWays() {
        Instant same = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 23; i++) {
            // Two of three share their time with others: the id must part them.
            Instant at = i % 3 == 0 ? same.plusSeconds(i) : same;
            write.create(new NewPost(
                    "Post " + i, Optional.empty(), "text", true, Optional.of(at), author.id(), Optional.empty()));
        }
        List<String> down = new ArrayList<>();
        Page<PostSummary> page = read.published(Optional.empty(), Optional.empty(), 5);
        assertThat(page.newer()).isEmpty();
        Page<PostSummary> last = page;
        while (true) {
            page.rows().stream().map(PostSummary::slug).forEach(down::add);
            last = page;
            if (page.older().isEmpty()) {
                break;
            }
            page = read.published(page.older(), Optional.empty(), 5);
        }
        assertThat(down).hasSize(23).doesNotHaveDuplicates();

        List<String> up = new ArrayList<>();
        page = last;
        while (true) {
            up.addAll(0, page.rows().stream().map(PostSummary::slug).toList());
            if (page.newer().isEmpty()) {
                break;
            }
            page = read.published(Optional.empty(), page.newer(), 5);
        }
        assertThat(up).isEqualTo(down);
    }

    @Test
    void anEditFromAnOldVersionIsRefusedAndNothingIsWritten() {
        long id = write.create(post("Shared", author, true));
        PostSource before = read.source(id, Optional.of(author));
        write.update(id, edit("Shared, by Ada", before.version(), admin, true));
        assertThatThrownBy(() -> write.update(id, edit("Shared, by Otto", before.version(), author, true)))
                .isInstanceOf(StaleVersion.class);
        assertThat(read.source(id, Optional.empty()).title()).isEqualTo("Shared, by Ada");
        assertThatThrownBy(() -> write.trash(id, Optional.of(before.version()), author.id()))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void rolesDoWhatTheyMay() {
        assertThatThrownBy(() -> write.create(post("Mine", contributor, true))).isInstanceOf(Forbidden.class);
        long draft = write.create(post("Mine", contributor, false));
        assertThatThrownBy(() -> write.setPublished(draft, true, contributor.id()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> write.setPublished(draft, true, author.id())).isInstanceOf(PostNotFound.class);
        write.setPublished(draft, true, admin.id());
        assertThatThrownBy(() -> write.trash(draft, Optional.empty(), contributor.id()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> write.trash(draft, Optional.empty(), author.id()))
                .isInstanceOf(Forbidden.class);
        write.trash(draft, Optional.empty(), admin.id());
    }

    @Test
    void theListFiltersAndFoldsAccents() {
        write.create(post("Criação de frameworks", author, true));
        write.create(post("Something else", author, false));
        write.create(post("Not hers", contributor, false));
        assertThat(titles(PostFilter.words("criacao"), admin)).containsExactly("Criação de frameworks");
        assertThat(titles(PostFilter.words("FRAME cria"), admin)).containsExactly("Criação de frameworks");
        assertThat(titles(Optional.empty(), admin)).hasSize(3);
        assertThat(titles(Optional.empty(), contributor)).containsExactly("Not hers");
    }

    @Test
    void theListIsReadDownAndUpAgain() {
        for (int i = 0; i < 120; i++) {
            write.create(post("Post " + i, author, i % 2 == 0));
        }
        PostFilter everything = new PostFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Page<PostRow> first = list.page(everything, PostOrder.CHANGED, Optional.empty(), Optional.empty(), admin);
        Page<PostRow> second = list.page(everything, PostOrder.CHANGED, first.older(), Optional.empty(), admin);
        Page<PostRow> last = list.page(everything, PostOrder.CHANGED, second.older(), Optional.empty(), admin);
        assertThat(List.of(first, second, last))
                .flatExtracting(Page::rows)
                .extracting(PostRow::title)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("Post 119")
                .endsWith("Post 0");
        assertThat(first.newer()).isEmpty();
        assertThat(last.older()).isEmpty();
        assertThat(list.page(everything, PostOrder.CHANGED, Optional.empty(), last.newer(), admin))
                .isEqualTo(second);
        assertThat(list.page(everything, PostOrder.CHANGED, Optional.empty(), second.newer(), admin)
                        .rows())
                .isEqualTo(first.rows());
    }

    @Test
    void theListIsReadDownAndUpAgainInEveryOrder() {
        for (int i = 0; i < 70; i++) {
            write.create(post((i % 2 == 0 ? "post " : "POST ") + i % 7, author, i % 3 == 0));
        }
        PostFilter everything = new PostFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Comparator<PostRow> byTitle = Comparator.comparing(row -> row.title().toLowerCase(Locale.ROOT));
        Map<PostOrder, Comparator<PostRow>> orders = Map.of(
                PostOrder.CHANGED, Comparator.comparing(PostRow::updatedAt).reversed(),
                PostOrder.CHANGED_FIRST, Comparator.comparing(PostRow::updatedAt),
                PostOrder.NEWEST, Comparator.comparing(PostRow::date).reversed(),
                PostOrder.OLDEST, Comparator.comparing(PostRow::date),
                PostOrder.TITLE, byTitle,
                PostOrder.TITLE_LAST, byTitle.reversed());
        assertThat(orders.keySet()).containsExactlyInAnyOrder(PostOrder.values());
        orders.forEach((order, wanted) -> {
            Page<PostRow> first = list.page(everything, order, Optional.empty(), Optional.empty(), admin);
            // As it goes through an address.
            Optional<Cursor> older = first.older().map(place -> Cursor.parse("before", place.toString()));
            Page<PostRow> second = list.page(everything, order, older, Optional.empty(), admin);
            List<PostRow> rows = Stream.of(first, second)
                    .flatMap(page -> page.rows().stream())
                    .toList();
            assertThat(rows)
                    .as(order.name())
                    .extracting(PostRow::id)
                    .hasSize(70)
                    .doesNotHaveDuplicates();
            assertThat(rows).as(order.name()).isSortedAccordingTo(wanted);
            assertThat(second.older()).isEmpty();
            assertThat(list.page(everything, order, Optional.empty(), second.newer(), admin)
                            .rows())
                    .as(order.name())
                    .isEqualTo(first.rows());
        });
    }

    @Test
    void anEditorChoosesWhoseOthersSeeTheirOwnAnyway() {
        write.create(post("Hers", admin, false));
        write.create(post("His", author, false));
        PostFilter his = new PostFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("OTTO"),
                Optional.empty(),
                false);
        assertThat(list.page(his, PostOrder.CHANGED, Optional.empty(), Optional.empty(), admin)
                        .rows())
                .extracting(PostRow::title)
                .containsExactly("His");
        assertThat(list.page(his, PostOrder.CHANGED, Optional.empty(), Optional.empty(), contributor)
                        .rows())
                .isEmpty();
        assertThat(list.authors(admin)).extracting(ListPosts.Author::username).containsExactlyInAnyOrder("ada", "otto");
        assertThat(list.authors(contributor)).isEmpty();
    }

    @Test
    void thousandsOfPostsCostTheSameStatements() {
        for (int i = 0; i < 30; i++) {
            write.create(post("Post " + i, author, true));
        }
        assertThat(database.statementsOf(() -> read.published(Optional.empty(), Optional.empty(), 10)))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> read.bySlug("post-7", Optional.empty())))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> browse.newest(20))).isEqualTo(1);
        assertThat(database.statementsOf(() -> titles(Optional.empty(), admin))).isEqualTo(1);
    }

    @Test
    void theNextPageIsReadFromTheIndexHoweverDeep() {
        assertThat(database.explainPage(new Cursor(Instant.parse("2026-01-01T00:00:00Z"), 1)))
                .contains("post_listed")
                .doesNotContain("Sort");
    }

    private List<String> titles(Optional<String> words, Actor reader) {
        PostFilter filter = new PostFilter(Optional.empty(), Optional.empty(), words, Optional.empty());
        return list.page(filter, PostOrder.CHANGED, Optional.empty(), Optional.empty(), reader).rows().stream()
                .map(PostRow::title)
                .toList();
    }

    private static NewPost post(String title, Actor author, boolean published) {
        return new NewPost(
                title,
                Optional.empty(),
                "Text of **" + title + "**",
                published,
                Optional.empty(),
                author.id(),
                Optional.empty());
    }

    private static EditPost edit(String title, int version, Actor editor, boolean published) {
        return new EditPost(
                title, Optional.empty(), "text", published, Optional.of(version), editor.id(), Optional.empty());
    }
}
