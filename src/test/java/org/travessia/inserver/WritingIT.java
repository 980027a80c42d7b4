package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.AuthorNotFound;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.ChangePosts;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostAction;
import org.travessia.post.control.PostChange;
import org.travessia.post.control.PostChange.Left;
import org.travessia.post.control.PostChange.Reason;
import org.travessia.post.control.PostChange.Undone;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostGone;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.PostView;
import org.travessia.post.control.PublishedPost;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.Surroundings;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.control.TermNotFound;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Elsewhere;
import org.travessia.web.Site;
import org.travessia.web.SiteLink;

/** What a writer can say about a post, in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class WritingIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(WritingIT.class, Database.class);
    }

    @Inject
    WritePost write;

    @Inject
    ChangePosts change;

    @Inject
    ReadPosts read;

    @Inject
    BrowsePosts browse;

    @Inject
    ReadTerms terms;

    @Inject
    Redirects redirects;

    @Inject
    Instance<Site> site;

    @Inject
    Elsewhere elsewhere;

    @Inject
    Database database;

    private Actor author;
    private Actor other;

    @BeforeEach
    void people() {
        database.clear();
        author = database.person("ana", Role.AUTHOR);
        other = database.person("otto", Role.AUTHOR);
    }

    @Test
    void a_scheduled_post_comes_out_when_its_time_has_come_and_only_once() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        long id = write.create(
                new NewPost("Later", Optional.empty(), "text", true, Optional.of(soon), author.id(), Optional.empty()));
        assertThat(write.publishDue(10)).isZero();
        assertThat(read.source(id, Optional.of(author)).status()).isEqualTo(PostStatus.SCHEDULED);
        assertThatThrownBy(() -> read.bySlug("later", Optional.empty())).isInstanceOf(PostNotFound.class);

        database.change("update post set scheduled_at = now() - interval '1 minute'");
        assertThat(write.publishDue(10)).isEqualTo(1);
        assertThat(write.publishDue(10)).isZero();
        PostView post = read.bySlug("later", Optional.empty());
        assertThat(post.publishedAt())
                .isPresent()
                .get()
                .satisfies(at -> assertThat(at).isBefore(Instant.now().minusSeconds(30)));
    }

    @Test
    void who_may_read_it_is_what_its_writer_says() {
        create("Listed", details(Visibility.PUBLIC, Optional.empty(), List.of("java"), Optional.empty()));
        create("Unlisted", details(Visibility.UNLISTED, Optional.empty(), List.of("java"), Optional.empty()));
        create("Private", details(Visibility.PRIVATE, Optional.empty(), List.of("java"), Optional.empty()));
        create("Locked", details(Visibility.PASSWORD, Optional.of("sesame"), List.of("java"), Optional.empty()));

        assertThat(read.published(Optional.empty(), Optional.empty(), 10).rows())
                .extracting(PostSummary::title)
                .containsExactly("Listed");
        assertThat(browse.newest(10)).hasSize(1);
        assertThat(read.countPublished()).isEqualTo(1);
        assertThat(read.bySlug("unlisted", Optional.empty()).listed()).isFalse();
        assertThatThrownBy(() -> read.bySlug("private", Optional.empty())).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> read.bySlug("private", Optional.of(other))).isInstanceOf(PostNotFound.class);
        assertThat(read.bySlug("private", Optional.of(author)).draft()).isTrue();

        PostView door = read.bySlug("locked", Optional.empty());
        assertThat(door.locked()).isTrue();
        assertThat(door.html() + door.excerpt() + door.contents()).isEmpty();
        assertThatThrownBy(() -> read.unlock("locked", "guess")).isInstanceOf(Invalid.class);
        String key = read.unlock("locked", "sesame");
        assertThat(read.bySlug(PostKind.POST, "locked", Optional.empty(), Optional.of(key))
                        .html())
                .contains("Text of");
        assertThat(database.values("select posts from term where slug = 'java'"))
                .containsExactly(1);
    }

    @Test
    void what_is_pinned_stands_first_and_once_in_one_statement() {
        for (String title : List.of("One", "Two", "Three")) {
            create(title, PostDetails.PLAIN);
        }
        database.change("update post set pinned = true where slug = 'two'");

        BrowsePosts.Front front = browse.front(10);
        assertThat(front.pinned()).extracting(PostSummary::title).containsExactly("Two");
        assertThat(front.page().rows()).extracting(PostSummary::title).containsExactly("Three", "One");
        assertThat(database.statementsOf(() -> browse.front(10))).isEqualTo(1);
    }

    @Test
    void a_program_of_schema_1_sees_only_what_everybody_may() {
        create("Listed", PostDetails.PLAIN);
        create("Private", details(Visibility.PRIVATE, Optional.empty(), List.of(), Optional.empty()));
        assertThat(database.values("select title from post where status = 'PUBLISHED'"))
                .containsExactly("Listed");
        // It writes without knowing the new columns.
        database.change("insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status,"
                + " author_id, created_at, updated_at, published_at) select 'Old', 'old', 'a', 'a', '', 1, 1, 'PUBLISHED',"
                + " id, now(), now(), now() from person limit 1");
        assertThat(read.bySlug("old", Optional.empty()).listed()).isTrue();
        database.change("update post set status = 'DRAFT' where slug = 'old'");
        assertThatThrownBy(() -> read.bySlug("old", Optional.empty())).isInstanceOf(PostNotFound.class);
        List<Object> version = database.values("select version from post where slug = 'old'");
        assertThat(write.renderAgain(10)).isEqualTo(1);
        assertThat(write.renderAgain(10)).isZero();
        assertThat(database.values("select version from post where slug = 'old'"))
                .as("whoever has it open goes on")
                .isEqualTo(version);
    }

    @Test
    void tags_and_the_category_count_what_readers_find() {
        long first = create(
                "First", details(Visibility.PUBLIC, Optional.empty(), List.of("Java", "Ação"), Optional.of("Curso")));
        create("Second", details(Visibility.PUBLIC, Optional.empty(), List.of("java "), Optional.of("curso")));
        assertThat(database.values("select name || posts from term order by kind, name"))
                .containsExactly("Curso2", "Ação1", "Java2");
        write.setPublished(first, false, author.id());
        assertThat(database.values("select name || posts from term order by kind, name"))
                .containsExactly("Curso1", "Ação0", "Java1");
        // What a draft is about is nobody's business.
        assertThat(terms.page(TermKind.TAG, "").rows())
                .extracting(TermView::name)
                .containsExactly("Java");
        assertThatThrownBy(() -> terms.bySlug(TermKind.TAG, "ação")).isInstanceOf(TermNotFound.class);
        write.setPublished(first, true, author.id());
        write.trash(first, Optional.empty(), author.id());
        assertThat(database.values("select name || posts from term order by kind, name"))
                .containsExactly("Curso1", "Ação0", "Java1");
        write.erase(first, author.id());
        assertThat(database.values("select sum(posts) from post_month")).hasToString("[1]");
        assertThatThrownBy(() ->
                        create("Third", details(Visibility.PUBLIC, Optional.empty(), List.of("—"), Optional.empty())))
                .isInstanceOf(Invalid.class);
        assertThat(database.values("select count(*) from post where title = 'Third'"))
                .hasToString("[0]");
    }

    @Test
    void every_text_that_was_saved_can_come_back() {
        long id = create("Story", PostDetails.PLAIN);
        write.update(id, edit("Story", "second"));
        write.update(id, edit("Story", "second"));
        write.update(id, edit("A story", "third"));
        assertThat(database.values("select number || markdown from revision order by number"))
                .containsExactly("1Text of Story", "2second", "3third");
        write.bringBack(id, 1, author.id());
        PostSource now = read.source(id, Optional.empty());
        assertThat(now.markdown()).isEqualTo("Text of Story");
        assertThat(now.title()).isEqualTo("Story");
        assertThat(database.values("select max(number) from revision")).hasToString("[4]");
        assertThatThrownBy(() -> write.bringBack(id, 1, other.id())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void old_addresses_lead_on_and_removed_posts_are_gone() {
        long id = create("One", PostDetails.PLAIN);
        write.update(id, move("two"));
        write.update(id, move("three"));
        assertThat(redirects.of("/posts/one").orElseThrow().target()).contains("/posts/three");
        assertThat(redirects.of("/posts/two").orElseThrow().target()).contains("/posts/three");
        // Somebody else takes the first address: what is there wins.
        create("One", PostDetails.PLAIN);
        assertThat(redirects.of("/posts/one")).isEmpty();
        assertThatThrownBy(() -> write.erase(id, author.id())).isInstanceOf(PostNotFound.class);
        write.trash(id, Optional.empty(), author.id());
        assertThatThrownBy(() -> read.bySlug("three", Optional.empty())).isInstanceOf(PostGone.class);
        write.restore(id, author.id());
        assertThat(read.bySlug("three", Optional.empty()).title()).isEqualTo("One");
        write.trash(id, Optional.empty(), author.id());
        write.erase(id, author.id());
        assertThat(redirects.of("/posts/three").orElseThrow().target()).isEmpty();
        assertThat(redirects.of("/posts/two").orElseThrow().target()).isEmpty();
    }

    @Test
    void no_old_address_tells_where_something_hidden_is() {
        long id = create("One", PostDetails.PLAIN);
        write.update(id, move("two"));
        write.setPublished(id, false, author.id());
        write.update(id, draft("secret"));
        assertThat(elsewhere.of("/posts/one", "")).isEmpty();
        assertThat(elsewhere.of("/posts/two", "")).isEmpty();
        assertThat(elsewhere.of("/posts/two.md", "")).isEmpty();
        assertThat(elsewhere.of("/feeds/posts/two/comments/rss.xml", "")).isEmpty();
        write.setPublished(id, true, author.id());
        assertThat(elsewhere.of("/posts/one", "").orElseThrow().target()).contains("/posts/secret");
        write.update(
                id,
                new EditPost(
                        "One",
                        Optional.empty(),
                        "text",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        author.id(),
                        Optional.empty(),
                        Optional.of(details(Visibility.PRIVATE, Optional.empty(), List.of(), Optional.empty()))));
        assertThat(elsewhere.of("/posts/two", "")).isEmpty();
    }

    @Test
    void a_draft_takes_no_address_away_from_a_redirect() {
        redirects.noteUnlessKnown("/posts/old", "/posts/new");
        redirects.noteUnlessKnown("/posts/older", "/posts/new");
        Actor contributor = database.person("cora", Role.CONTRIBUTOR);
        long id = write.create(new NewPost(
                "Mine", Optional.of("old"), "text", false, Optional.empty(), contributor.id(), Optional.empty()));
        // Once it was public: its addresses lead on, but not over what others said of them.
        database.change("update post set published_at = now()");
        for (String slug : List.of("older", "old", "elsewhere")) {
            write.update(
                    id,
                    new EditPost(
                            "Mine",
                            Optional.of(slug),
                            "text",
                            false,
                            Optional.empty(),
                            contributor.id(),
                            Optional.empty()));
        }
        assertThat(redirects.of("/posts/old").orElseThrow().target()).contains("/posts/new");
        assertThat(redirects.of("/posts/older").orElseThrow().target()).contains("/posts/new");
        write.update(
                id,
                new EditPost(
                        "Mine",
                        Optional.of("old"),
                        "text",
                        false,
                        Optional.empty(),
                        contributor.id(),
                        Optional.empty()));
        write.trash(id, Optional.empty(), contributor.id());
        write.erase(id, contributor.id());
        assertThat(redirects.of("/posts/old").orElseThrow().target()).contains("/posts/new");

        long other = write.create(new NewPost(
                "Theirs", Optional.of("old"), "text", false, Optional.empty(), author.id(), Optional.empty()));
        write.setPublished(other, true, author.id());
        assertThat(redirects.of("/posts/old")).isEmpty();
    }

    @Test
    void a_post_that_comes_out_takes_its_address() {
        redirects.noteUnlessKnown("/posts/later", "/posts/new");
        write.create(new NewPost(
                "Later",
                Optional.empty(),
                "text",
                true,
                Optional.of(Instant.now().plus(Duration.ofHours(1))),
                author.id(),
                Optional.empty()));
        assertThat(redirects.of("/posts/later")).isPresent();
        database.change("update post set scheduled_at = now() - interval '1 minute'");
        assertThat(write.publishDue(10)).isEqualTo(1);
        assertThat(redirects.of("/posts/later")).isEmpty();
    }

    @Test
    void an_account_is_known_by_its_posts_only() {
        assertThatThrownBy(() -> browse.author("ana")).isInstanceOf(AuthorNotFound.class);
        create("Hidden", details(Visibility.UNLISTED, Optional.empty(), List.of(), Optional.empty()));
        assertThatThrownBy(() -> browse.author("ana")).isInstanceOf(AuthorNotFound.class);
        create("Listed", PostDetails.PLAIN);
        assertThat(browse.author("ANA").username()).isEqualTo("ana");
    }

    @Test
    void who_counts_ids_finds_only_what_everybody_finds() {
        long listed = create("Listed", PostDetails.PLAIN);
        long unlisted = create("Unlisted", details(Visibility.UNLISTED, Optional.empty(), List.of(), Optional.empty()));
        assertThat(read.source(listed, Optional.empty()).title()).isEqualTo("Listed");
        assertThatThrownBy(() -> read.source(unlisted, Optional.empty())).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> read.source(unlisted, Optional.of(other))).isInstanceOf(PostNotFound.class);
        assertThat(read.source(unlisted, Optional.of(author)).title()).isEqualTo("Unlisted");
    }

    @Test
    void the_trash_keeps_for_thirty_days() {
        long id = create("Old", PostDetails.PLAIN);
        write.trash(id, Optional.empty(), author.id());
        assertThat(write.emptyTrash(10)).isZero();
        database.change("update post set trashed_at = now() - interval '31 days'");
        assertThat(write.emptyTrash(10)).isEqualTo(1);
        assertThat(database.values("select count(*) from post")).hasToString("[0]");
    }

    @Test
    void a_page_is_at_its_own_address_and_in_no_list() {
        write.create(new NewPost(
                "Archive", Optional.empty(), "text", true, Optional.empty(), author.id(), Optional.empty(), page()));
        assertThat(read.bySlug(PostKind.PAGE, "archive-2", Optional.empty(), Optional.empty())
                        .path())
                .isEqualTo("/archive-2");
        assertThatThrownBy(() -> read.bySlug("archive-2", Optional.empty())).isInstanceOf(PostNotFound.class);
        assertThat(read.published(Optional.empty(), Optional.empty(), 10).rows())
                .isEmpty();
        assertThatThrownBy(() -> write.create(new NewPost(
                        "x",
                        Optional.of("admin"),
                        "text",
                        true,
                        Optional.empty(),
                        author.id(),
                        Optional.empty(),
                        page())))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void around_a_post_stands_what_belongs_to_it_in_one_statement() {
        create("First", details(Visibility.PUBLIC, Optional.empty(), List.of("a", "b"), Optional.empty()));
        create("Second", details(Visibility.PUBLIC, Optional.empty(), List.of("b", "a"), Optional.empty()));
        create("Third", details(Visibility.PUBLIC, Optional.empty(), List.of("a"), Optional.empty()));
        create("Hidden", details(Visibility.PRIVATE, Optional.empty(), List.of("a", "b"), Optional.empty()));
        PostView second = read.bySlug("second", Optional.empty());
        Surroundings around = read.around(second);
        assertThat(around.tags()).extracting(Surroundings.Neighbour::path).containsExactly("/tags/b", "/tags/a");
        assertThat(around.previous().orElseThrow().title()).isEqualTo("First");
        assertThat(around.next().orElseThrow().title()).isEqualTo("Third");
        assertThat(around.related()).extracting(Surroundings.Neighbour::title).containsExactly("First", "Third");
        assertThat(database.statementsOf(() -> read.around(second))).isEqualTo(1);
    }

    @Test
    void pages_with_a_place_stand_in_the_menu_for_no_further_statement() {
        create("Second", page(2));
        create("First", page(1));
        create("Nowhere", page());
        write.setPublished(create("Draft", page(3)), false, author.id());
        write.trash(create("Thrown away", page(3)), Optional.empty(), author.id());
        assertThat(site.get().pages())
                .containsExactly(new SiteLink("First", "/first"), new SiteLink("Second", "/second"));
        assertThat(database.statementsOf(() -> site.get().pages())).isEqualTo(1);
        for (int number = 0; number < 20; number++) {
            create("More " + number, page(4));
        }
        assertThat(site.get().pages()).hasSize(12);
        assertThat(database.explain("select title, slug from post where kind = 'PAGE' and menu_order is not null "
                        + "and state = 'PUBLISHED' and visibility = 'PUBLIC' and trashed_at is null "
                        + "order by menu_order, id limit 12"))
                .contains("post_menu")
                .doesNotContain("Sort");
        database.change("update site set navigation = array['A', '/a']");
        try {
            assertThat(site.get().pages()).isEmpty();
        } finally {
            database.change("update site set navigation = '{}'");
        }
    }

    @Test
    void what_everybody_could_read_is_gone_from_the_trash_on() {
        long id = create("Listed", PostDetails.PLAIN);
        write.trash(id, Optional.empty(), author.id());
        assertThatThrownBy(() -> read.bySlug("listed", Optional.empty())).isInstanceOf(PostGone.class);
        assertThatThrownBy(() -> read.bySlug("listed", Optional.of(other))).isInstanceOf(PostGone.class);
        assertThatThrownBy(() -> read.text(PostKind.POST, "listed")).isInstanceOf(PostGone.class);
        assertThatThrownBy(() -> read.text(PostKind.PAGE, "listed")).isInstanceOf(PostNotFound.class);
        assertThat(read.bySlug("listed", Optional.of(author)).draft()).isTrue();
        write.restore(id, author.id());
        assertThat(read.bySlug("listed", Optional.empty()).title()).isEqualTo("Listed");

        long hidden = create("Private", details(Visibility.PRIVATE, Optional.empty(), List.of(), Optional.empty()));
        write.trash(hidden, Optional.empty(), author.id());
        assertThatThrownBy(() -> read.bySlug("private", Optional.empty())).isInstanceOf(PostNotFound.class);
        write.setPublished(id, false, author.id());
        write.trash(id, Optional.empty(), author.id());
        assertThatThrownBy(() -> read.bySlug("listed", Optional.empty())).isInstanceOf(PostNotFound.class);
    }

    @Test
    void feeds_are_one_statement_whatever_they_are_of() {
        create("Hello", details(Visibility.PUBLIC, Optional.empty(), List.of("b", "a"), Optional.of("Shelf")));
        create("Olá", translation("hello"));
        PublishedPost hello = browse.newest(20).get(1);
        assertThat(hello.subjects()).containsExactly("Shelf", "b", "a");
        assertThat(hello.feedId()).isNotEqualTo(browse.newest(20).get(0).feedId());
        assertThat(browse.newestIn(Locale.ENGLISH, Locale.ENGLISH, 20))
                .extracting(PublishedPost::title)
                .containsExactly("Hello");
        assertThat(browse.newestIn(Locale.forLanguageTag("pt-BR"), Locale.ENGLISH, 20))
                .extracting(PublishedPost::title)
                .containsExactly("Olá");
        assertThat(browse.newestIn(Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("pt-BR"), 20))
                .extracting(PublishedPost::title)
                .containsExactly("Olá", "Hello");
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        assertThat(browse.newestIn(month, ZoneOffset.UTC, 20)).hasSize(2);
        assertThat(browse.newestIn(month.plusMonths(1), ZoneOffset.UTC, 20)).isEmpty();
        assertThat(database.statementsOf(() -> browse.newest(20))).isEqualTo(1);
        assertThat(database.statementsOf(() -> browse.newestIn(month, ZoneOffset.UTC, 20)))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> browse.newestIn(Locale.ENGLISH, Locale.ENGLISH, 20)))
                .isEqualTo(1);
        assertThat(database.explain("select id from post where listed and language is null "
                        + "order by language, published_at desc, id desc limit 20"))
                .contains("post_listed_language")
                .doesNotContain("Sort");
    }

    @Test
    void a_feed_knows_a_post_by_the_same_name_at_another_address() {
        long id = create("One", PostDetails.PLAIN);
        UUID before = browse.newest(20).get(0).feedId();
        write.update(id, move("other"));
        assertThat(browse.newest(20)).singleElement().satisfies(post -> {
            assertThat(post.slug()).isEqualTo("other");
            assertThat(post.feedId()).isEqualTo(before);
        });
    }

    @Test
    void translations_know_each_other() {
        create("Hello", PostDetails.PLAIN);
        long id = create("Olá", translation("hello"));
        assertThat(read.around(read.bySlug("hello", Optional.empty())).translations())
                .singleElement()
                .satisfies(found -> assertThat(found.language()).isEqualTo("pt-BR"));
        assertThatThrownBy(() -> create("Oi", translation("hello"))).isInstanceOf(Invalid.class);
        // The form shows it again as it is, and saving it changes nothing.
        assertThat(read.source(id, Optional.empty()).details().translationOf()).contains("hello");
    }

    @Test
    void undoing_makes_each_post_what_it_was() {
        Instant later = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
        long scheduled = write.create(new NewPost(
                "Later", Optional.empty(), "text", true, Optional.of(later), author.id(), Optional.empty()));
        long published = create("Out", PostDetails.PLAIN);
        long draft = draft("Draft", author);
        Instant since = source(published).publishedAt().orElseThrow();

        long unpublished = change.change(PostAction.UNPUBLISH, List.of(scheduled, published, draft), "", author);
        assertThat(change.done(unpublished, author).orElseThrow())
                .isEqualTo(new PostChange(
                        unpublished, PostAction.UNPUBLISH, "", 2, List.of(new Left("Draft", Reason.ALREADY))));
        assertThat(List.of(
                        source(scheduled).status(),
                        source(published).status(),
                        source(draft).status()))
                .containsOnly(PostStatus.DRAFT);
        assertThat(change.undo(unpublished, author)).isEqualTo(new Undone(2, 0));
        assertThat(source(scheduled).status()).isEqualTo(PostStatus.SCHEDULED);
        assertThat(source(scheduled).scheduledAt()).contains(later);
        assertThat(source(published).publishedAt()).contains(since);
        assertThat(source(published).status()).isEqualTo(PostStatus.PUBLISHED);
        assertThat(source(draft).status()).isEqualTo(PostStatus.DRAFT);
        assertThat(change.undo(unpublished, author)).as("only once").isEqualTo(new Undone(0, 0));

        long all = change.change(PostAction.PUBLISH, List.of(scheduled, published, draft), "", author);
        assertThat(change.undo(all, author)).isEqualTo(new Undone(2, 0));
        assertThat(source(published).status()).as("was public before").isEqualTo(PostStatus.PUBLISHED);
        assertThat(source(scheduled).scheduledAt()).contains(later);
        assertThat(source(draft).publishedAt()).as("never was").isEmpty();
    }

    @Test
    void undoing_leaves_what_somebody_changed_since() {
        long one = draft("One", author);
        long two = draft("Two", author);
        long published = change.change(PostAction.PUBLISH, List.of(one, two), "", author);
        write.setPublished(one, false, author.id());
        assertThat(change.undo(published, other)).as("another person's").isEqualTo(new Undone(0, 0));
        assertThat(change.undo(published, author)).isEqualTo(new Undone(1, 1));
        assertThat(source(two).status()).isEqualTo(PostStatus.DRAFT);
    }

    @Test
    void a_tag_is_taken_off_those_only_that_got_it() {
        long tagged =
                create("Tagged", details(Visibility.PUBLIC, Optional.empty(), List.of("Java", "b"), Optional.empty()));
        long plain = create("Plain", PostDetails.PLAIN);
        long full = create(
                "Full",
                details(
                        Visibility.PUBLIC,
                        Optional.empty(),
                        IntStream.rangeClosed(1, 30).mapToObj(i -> "tag " + i).toList(),
                        Optional.empty()));
        long done = change.change(PostAction.TAG, List.of(tagged, plain, full), " java ", author);
        assertThat(change.done(done, author).orElseThrow())
                .isEqualTo(new PostChange(
                        done,
                        PostAction.TAG,
                        "Java",
                        1,
                        List.of(new Left("Full", Reason.TAGS), new Left("Tagged", Reason.ALREADY))));
        assertThat(source(plain).details().tags()).containsExactly("Java");
        assertThat(change.undo(done, author)).isEqualTo(new Undone(1, 0));
        assertThat(source(plain).details().tags()).isEmpty();
        assertThat(source(tagged).details().tags()).containsExactly("Java", "b");
        assertThatThrownBy(() -> change.change(PostAction.TAG, List.of(plain), "  ", author))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly("tag"));
    }

    @Test
    void several_posts_are_changed_by_who_may_change_each() {
        long own = create("Own", PostDetails.PLAIN);
        long draft = draft("Secret", other);
        long foreign = write.create(
                new NewPost("Foreign", Optional.empty(), "text", true, Optional.empty(), other.id(), Optional.empty()));
        long done = change.change(PostAction.TRASH, List.of(own, draft, foreign), "", author);
        assertThat(change.done(done, author).orElseThrow().left())
                .as("of a draft of somebody else's nothing is said")
                .containsExactly(new Left("Foreign", Reason.FORBIDDEN));
        assertThat(change.done(done, other)).isEmpty();
        assertThat(database.values("select title from post where trashed_at is not null"))
                .containsExactly("Own");
        assertThatThrownBy(() -> change.trash(draft, author)).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> change.trash(foreign, author)).isInstanceOf(Forbidden.class);
        Actor contributor = database.person("caio", Role.CONTRIBUTOR);
        long theirs = draft("Theirs", contributor);
        long refused = change.change(PostAction.PUBLISH, List.of(theirs), "", contributor);
        assertThat(change.done(refused, contributor).orElseThrow().left())
                .containsExactly(new Left("Theirs", Reason.FORBIDDEN));
        assertThat(database.statementsOf(() -> change.done(done, author))).isEqualTo(2);
    }

    @Test
    void only_what_a_writer_may_edit_or_everybody_finds_is_named_as_a_translation() {
        draft("Secret", other);
        write.create(
                new NewPost("Listed", Optional.empty(), "text", true, Optional.empty(), other.id(), Optional.empty()));
        for (String slug : List.of("secret", "listed", "no-such-post")) {
            assertThatThrownBy(() -> create("Olá", translation(slug)))
                    .as(slug)
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.errors())
                                    .containsExactly(new FieldError(
                                            "translationOf", "post.translation.unknown", List.of(slug))));
        }
        assertThat(database.number("select count(*) from post where translation_group is not null"))
                .isZero();
        // Who may edit both joins them; others may join what everybody finds, which changes nothing of it.
        Actor editor = database.person("edu", Role.EDITOR);
        long first = write.create(new NewPost(
                "Oi",
                Optional.empty(),
                "text",
                true,
                Optional.empty(),
                editor.id(),
                Optional.empty(),
                translation("listed", "en")));
        List<Object> version = database.values("select version from post where slug = 'listed'");
        long own = create("Olá", translation("listed"));
        assertThat(database.values("select version from post where slug = 'listed'"))
                .isEqualTo(version);
        // What was joined stays so, though one of them is no longer to be found.
        write.setPublished(first, false, editor.id());
        database.change("update post set state = 'DRAFT' where slug = 'listed'");
        PostSource now = source(own);
        assertThat(now.details().translationOf()).contains("listed");
        write.update(
                own,
                new EditPost(
                        "Olá",
                        Optional.empty(),
                        "text",
                        true,
                        Optional.empty(),
                        Optional.of(now.version()),
                        author.id(),
                        Optional.empty(),
                        Optional.of(now.details())));
        assertThat(source(own).details().translationOf()).contains("listed");
    }

    @Test
    void the_date_of_a_post_is_what_its_writer_says() {
        Instant past = Instant.parse("2020-02-03T10:00:00Z");
        long draft = draft("Dated", author);
        write.update(draft, dated(past));
        assertThat(source(draft).publishedAt()).contains(past);
        Instant earlier = Instant.parse("2019-12-31T12:00:00Z");
        write.update(draft, dated(earlier));
        assertThat(source(draft).publishedAt()).contains(earlier);
        assertThat(database.values("select to_char(month, 'YYYY-MM') from post_month where posts > 0"))
                .containsExactly("2019-12");
        assertThatThrownBy(() -> write.update(draft, dated(Instant.now().plusSeconds(3600))))
                .isInstanceOf(Invalid.class);
        write.setPublished(draft, false, author.id());
        write.update(draft, dated(past));
        assertThat(source(draft).publishedAt()).as("again, under another date").contains(past);

        long scheduled = write.create(new NewPost(
                "Later",
                Optional.empty(),
                "text",
                true,
                Optional.of(Instant.now().plusSeconds(3600)),
                author.id(),
                Optional.empty()));
        assertThatThrownBy(() -> write.update(scheduled, dated(past))).isInstanceOf(Invalid.class);
        assertThat(source(scheduled).status()).isEqualTo(PostStatus.SCHEDULED);
    }

    private PostSource source(long id) {
        return read.source(id, Optional.of(author));
    }

    private long draft(String title, Actor writer) {
        return write.create(
                new NewPost(title, Optional.empty(), "text", false, Optional.empty(), writer.id(), Optional.empty()));
    }

    private EditPost dated(Instant date) {
        return new EditPost(
                "Dated",
                Optional.empty(),
                "text",
                true,
                Optional.of(date),
                Optional.empty(),
                author.id(),
                Optional.empty(),
                Optional.empty());
    }

    private long create(String title, PostDetails details) {
        return write.create(new NewPost(
                title,
                Optional.empty(),
                "Text of " + title,
                true,
                Optional.empty(),
                author.id(),
                Optional.empty(),
                details));
    }

    private EditPost edit(String title, String text) {
        return new EditPost(title, Optional.empty(), text, true, Optional.empty(), author.id(), Optional.empty());
    }

    private EditPost draft(String slug) {
        return new EditPost("One", Optional.of(slug), "text", false, Optional.empty(), author.id(), Optional.empty());
    }

    private EditPost move(String slug) {
        return new EditPost("One", Optional.of(slug), "text", true, Optional.empty(), author.id(), Optional.empty());
    }

    private static PostDetails details(
            Visibility visibility, Optional<String> password, List<String> tags, Optional<String> category) {
        return new PostDetails(
                PostKind.POST,
                visibility,
                password,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tags,
                category,
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                true);
    }

    private static PostDetails page() {
        return page(Optional.empty());
    }

    private static PostDetails page(int place) {
        return page(Optional.of(place));
    }

    private static PostDetails page(Optional<Integer> place) {
        return new PostDetails(
                PostKind.PAGE,
                Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                place,
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                true);
    }

    private static PostDetails translation(String of) {
        return translation(of, "pt-BR");
    }

    private static PostDetails translation(String of, String language) {
        return new PostDetails(
                PostKind.POST,
                Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                Optional.of(language),
                Optional.of(of),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                true);
    }
}
