package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Browser;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;
import org.travessia.comment.control.ChangePolicy;
import org.travessia.comment.control.CommentFilter;
import org.travessia.comment.control.CommentNotFound;
import org.travessia.comment.control.CommentPage;
import org.travessia.comment.control.CommentRow;
import org.travessia.comment.control.CommentView;
import org.travessia.comment.control.CommentsClosed;
import org.travessia.comment.control.Discussion;
import org.travessia.comment.control.ModerateComments;
import org.travessia.comment.control.ModerateComments.Decided;
import org.travessia.comment.control.ModerateComments.Decision;
import org.travessia.comment.control.NewComment;
import org.travessia.comment.control.Policy;
import org.travessia.comment.control.ReadComments;
import org.travessia.comment.control.SpamWordRepository;
import org.travessia.comment.control.SubmitComment;
import org.travessia.comment.control.SubmitComment.Receipt;
import org.travessia.comment.control.TooManyComments;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostGone;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;

/** Comments in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class CommentsIT {

    private static final Browser BROWSER = new Browser("192.0.2.1", "A browser");

    @Deployment
    static WebArchive application() {
        return TestArchive.with(CommentsIT.class, Database.class);
    }

    @Inject
    WritePost write;

    @Inject
    ReadPosts posts;

    @Inject
    ReadComments read;

    @Inject
    SubmitComment submit;

    @Inject
    ModerateComments moderate;

    @Inject
    ChangePolicy policy;

    @Inject
    SpamWordRepository spamWords;

    @Inject
    Database database;

    private Actor admin;
    private Actor author;
    private Actor other;
    private Actor contributor;
    private long post;

    @BeforeEach
    void people() {
        database.clear();
        database.change("update comment_policy set mode = 'FREE', close_after_days = null, max_links = 2, "
                + "most_at_once = 1000, words = '', spam_learned = 0, ham_learned = 0");
        admin = database.person("ada", Role.ADMINISTRATOR);
        author = database.person("otto", Role.AUTHOR);
        other = database.person("olga", Role.AUTHOR);
        contributor = database.person("cora", Role.CONTRIBUTOR);
        post = post("A post", author, true);
    }

    @Test
    void theSchemaIsWhatTheEntitySays() {
        database.validateSchema();
    }

    @Test
    void answersStandBelowInTheOrderInWhichTheyCame() {
        long first = said("first", Optional.empty());
        long second = said("second", Optional.empty());
        long answer = said("answer", Optional.of(first));
        long deeper = said("deeper", Optional.of(answer));
        long deepest = said("deepest", Optional.of(deeper));
        long beside = said("beside", Optional.of(deepest));
        long late = said("late", Optional.of(first));
        Discussion discussion = discussion();
        assertThat(discussion.comments())
                .extracting(CommentView::id)
                .containsExactly(first, answer, deeper, deepest, beside, late, second);
        assertThat(discussion.comments())
                .extracting(comment -> comment.place().length() / 12)
                .containsExactly(1, 2, 3, 4, 4, 2, 1);
        assertThat(discussion.comments().get(4).parentId()).contains(deepest);
        assertThat(discussion.count()).isEqualTo(7);
    }

    @Test
    void aThousandCommentsAreReadPageByPageInOneStatementEach() {
        database.change(
                "insert into comment (post_id, status, author_name, markdown, html, renderer_version, created_at, "
                        + "decided_at) select " + post + ", 'APPROVED', 'A', 'x', '<p>x</p>', 1, now(), now() "
                        + "from generate_series(1, 1000)");
        database.change(
                "insert into comment (post_id, parent_id, status, author_name, markdown, html, renderer_version, "
                        + "created_at, decided_at) select " + post
                        + ", 1, 'APPROVED', 'A', 'x', '<p>x</p>', 1, now(), now() "
                        + "from generate_series(1, 120)");
        List<Long> met = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        Optional<String> place = Optional.of("");
        while (place.isPresent()) {
            starts.add(place.get());
            Discussion page = read.discussion(post, place.get(), 0).orElseThrow();
            assertThat(page.comments()).hasSizeLessThanOrEqualTo(ReadComments.PAGE);
            page.comments().forEach(comment -> met.add(comment.id()));
            place = page.later();
        }
        assertThat(met).hasSize(1120).doesNotHaveDuplicates();

        String middle = starts.get(10);
        assertThat(database.statementsOf(() -> read.discussion(post, middle, 0)))
                .isEqualTo(1);
        Discussion back = read.discussion(post, middle, 0).orElseThrow();
        assertThat(read.discussion(post, back.earlier().orElseThrow(), 0)
                        .orElseThrow()
                        .later())
                .contains(middle);
        assertThat(read.discussion(post, "", 0).orElseThrow().earlier()).isEmpty();

        // By its number a comment is found wherever it is, with what stands before it.
        assertThat(database.statementsOf(() -> read.discussion(post, "", 777))).isEqualTo(1);
        Discussion around = read.discussion(post, "", 777).orElseThrow();
        assertThat(around.comments()).extracting(CommentView::id).contains(776L, 777L, 778L);
        assertThat(around.earlier()).isPresent();
        assertThat(around.count()).isEqualTo(1120);
    }

    @Test
    void aPostWithFiftyCommentsCostsOneStatementMore() {
        for (int i = 0; i < 50; i++) {
            said("comment " + i, Optional.empty());
        }
        assertThat(database.statementsOf(() -> {
                    posts.bySlug("a-post", Optional.empty());
                    read.discussion(post, "", 0);
                }))
                // The third of the page is the site's own row.
                .isEqualTo(2);
        assertThat(database.statementsOf(() -> read.invitation("a-post", Optional.of(1L))))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> queue(CommentStatus.APPROVED, admin)))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> moderate.counts(author))).isEqualTo(1);
        assertThat(database.statementsOf(() -> read.newest(30))).isEqualTo(1);
    }

    @Test
    void whateverIsAskedForAnIndexHasIt() {
        assertThat(database.explain("select x.* from comment x where x.post_id = 1 and x.status = 'APPROVED' "
                        + "and x.path >= '00' order by x.path limit 51"))
                .contains("comment_thread")
                .doesNotContain("Sort");
        assertThat(database.explain("select c.id from comment c where c.id < 99 and c.status = 'WAITING' "
                        + "order by c.id desc limit 31"))
                .contains("comment_queue")
                .doesNotContain("Sort");
        assertThat(database.explain("select c.id from comment c where c.id < 99 and c.status = 'WAITING' "
                        + "and c.post_author_id = 2 order by c.id desc limit 31"))
                .contains("comment_queue_of_author")
                .doesNotContain("Sort");
    }

    @Test
    void onlyWhatIsApprovedOnAPublicPostIsRead() {
        long shown = said("shown", Optional.empty());
        moderate.decide(List.of(said("hidden", Optional.of(shown))), Decision.TRASH, admin);
        assertThat(discussion().comments()).extracting(CommentView::id).containsExactly(shown);
        assertThat(read.newest(10)).hasSize(1);
        assertThat(read.newestOf("a-post", 10)).hasSize(1);

        write.setPublished(post, false, author.id());
        assertThat(read.discussion(post, "", 0)).isEmpty();
        assertThat(read.discussion(post, "", shown)).isEmpty();
        assertThat(read.newest(10)).isEmpty();
        assertThatThrownBy(() -> read.newestOf("a-post", 10)).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> read.invitation("a-post", Optional.empty())).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> said("late", Optional.empty())).isInstanceOf(PostNotFound.class);
    }

    @Test
    void whoeverMayNotReadAPostReadsAndWritesNoComments() {
        long shown = said("shown", Optional.empty());
        for (String state : List.of(
                "visibility = 'PRIVATE'",
                "visibility = 'PASSWORD', password_hash = '-'",
                "trashed_at = now()",
                "state = 'DRAFT'",
                "state = 'SCHEDULED', scheduled_at = now() + interval '1 day'",
                "kind = 'PAGE'")) {
            database.change("update post set " + state + " where id = " + post);
            assertThat(read.discussion(post, "", shown)).as(state).isEmpty();
            assertThat(read.newest(10)).as(state).isEmpty();
            Class<?> told = state.startsWith("trashed") ? PostGone.class : PostNotFound.class;
            assertThatThrownBy(() -> read.newestOf("a-post", 10)).as(state).isInstanceOf(told);
            assertThatThrownBy(() -> read.invitation("a-post", Optional.of(shown)))
                    .as(state)
                    .isInstanceOf(told);
            assertThatThrownBy(() -> said("late", Optional.empty())).as(state).isInstanceOf(PostNotFound.class);
            database.change("update post set state = 'PUBLISHED', visibility = 'PUBLIC', password_hash = null, "
                    + "trashed_at = null, scheduled_at = null, kind = 'POST' where id = " + post);
        }
        // Whoever has the address of an unlisted post may comment, and no feed tells others of it.
        database.change("update post set visibility = 'UNLISTED' where id = " + post);
        said("unlisted", Optional.of(shown));
        assertThat(discussion().comments()).hasSize(2);
        assertThat(read.newest(10)).isEmpty();
        assertThatThrownBy(() -> read.newestOf("a-post", 10)).isInstanceOf(PostNotFound.class);
        // Its writer can close a single post; what was said stays.
        database.change("update post set comments_open = false where id = " + post);
        assertThat(discussion().open()).isFalse();
        assertThat(discussion().comments()).hasSize(2);
        assertThatThrownBy(() -> said("late", Optional.empty())).isInstanceOf(CommentsClosed.class);
    }

    @Test
    void aPostTakesItsCommentsWithIt() {
        long first = said("first", Optional.empty());
        said("answer", Optional.of(first));
        write.trash(post, Optional.empty(), author.id());
        write.erase(post, author.id());
        assertThat(database.number("select count(*) from comment")).isZero();
        assertThat(database.number("select count(*) from comment_count")).isZero();
    }

    @Test
    void nobodyAnswersToWhatIsNotThere() {
        long hidden = said("hidden", Optional.empty());
        moderate.decide(List.of(hidden), Decision.SPAM, admin);
        post("Another", author, true);
        long foreign = submit("another", "elsewhere", "g@example.com", Token.random(), Optional.empty())
                .id();
        for (long id : List.of(hidden, foreign, 4711L, -1L)) {
            Invalid invalid = catchThrowableOfType(Invalid.class, () -> said("an answer", Optional.of(id)));
            assertThat(invalid.errors())
                    .extracting(Invalid.FieldError::messageKey)
                    .containsExactly("comment.parent.gone");
            assertThatThrownBy(() -> read.invitation("a-post", Optional.of(id))).isInstanceOf(CommentNotFound.class);
        }
    }

    @Test
    void aGuestIsKnownByBrowserAndAddressTogether() {
        mode("FIRST_MODERATED");
        Token browser = Token.random();
        Receipt first = submit("a-post", "first", "grace@example.com", browser, Optional.empty());
        assertThat(first.shown()).isFalse();
        moderate.decide(List.of(first.id()), Decision.APPROVE, admin);
        assertThat(submit("a-post", "second", "Grace@example.com", browser, Optional.empty())
                        .shown())
                .isTrue();
        // Whoever only knows the address learns nothing about its owner and speaks for nobody.
        assertThat(submit("a-post", "third", "grace@example.com", Token.random(), Optional.empty())
                        .shown())
                .isFalse();
        assertThat(submit("a-post", "fourth", "someone@example.com", browser, Optional.empty())
                        .shown())
                .isFalse();
    }

    @Test
    void thePolicyClosesAndModerates() {
        mode("MODERATED");
        assertThat(submit("a-post", "x", "g@example.com", Token.random(), Optional.empty())
                        .shown())
                .isFalse();
        assertThat(submit.submit(
                                comment("a-post", "staff", "", Optional.empty()),
                                Optional.of(other),
                                BROWSER,
                                Token.random())
                        .shown())
                .isTrue();
        mode("CLOSED");
        assertThatThrownBy(() -> said("y", Optional.empty())).isInstanceOf(CommentsClosed.class);
        assertThat(discussion().open()).isFalse();
        mode("FREE");
        database.change("update comment_policy set close_after_days = 7");
        assertThat(discussion().open()).isTrue();
        database.change("update post set published_at = now() - interval '8 days'");
        assertThat(discussion().open()).isFalse();
        assertThatThrownBy(() -> said("z", Optional.empty())).isInstanceOf(CommentsClosed.class);
    }

    @Test
    void thePolicyIsAnAdministratorsAndLosesNobodysChange() {
        Policy now = policy.current();
        ChangePolicy.Typed typed = ChangePolicy.Typed.of(now);
        assertThatThrownBy(() -> policy.to(typed, author)).isInstanceOf(Forbidden.class);
        policy.to(typed, admin);
        assertThatThrownBy(() -> policy.to(typed, admin)).isInstanceOf(StaleVersion.class);
        Invalid invalid = catchThrowableOfType(
                Invalid.class,
                () -> policy.to(new ChangePolicy.Typed("x", "0", "-1", "many", "y".repeat(99), "0"), admin));
        assertThat(invalid.errors())
                .extracting(Invalid.FieldError::field)
                .containsExactly("mode", "closeAfterDays", "maxLinks", "mostAtOnce", "words");
    }

    @Test
    void theSameIsTakenOnceHoweverOftenItIsSentAtOnce() throws Exception {
        String stamp = agedStamp("a-post");
        ExecutorService senders = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> sent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sent.add(senders.submit(() -> {
                try {
                    submit.submit(
                            new NewComment("a-post", Optional.empty(), "G", "g@example.com", "", "the same", "", stamp),
                            Optional.empty(),
                            BROWSER,
                            Token.random());
                    return true;
                } catch (Invalid said) {
                    return false;
                }
            }));
        }
        int taken = 0;
        for (Future<Boolean> each : sent) {
            taken += each.get() ? 1 : 0;
        }
        senders.shutdown();
        assertThat(taken).isEqualTo(1);
        assertThat(submit("a-post", "the same", "h@example.com", Token.random(), Optional.empty())
                        .id())
                .isPositive();
    }

    @Test
    void oneAddressHasToWaitAfterMany() {
        database.change("update comment_policy set most_at_once = 3");
        for (int i = 0; i < 3; i++) {
            said("comment " + i, Optional.empty());
        }
        TooManyComments tooMany = catchThrowableOfType(TooManyComments.class, () -> said("one more", Optional.empty()));
        assertThat(tooMany.seconds()).isBetween(1L, 600L);
        assertThat(database.number("select count(*) from comment")).isEqualTo(3);
    }

    @Test
    void whatIsSuspiciousWaitsWithItsReasons() {
        String fresh = read.invitation("a-post", Optional.empty()).stamp();
        long hasty = submit.submit(
                        new NewComment("a-post", Optional.empty(), "G", "g@example.com", "", "fast", "", fresh),
                        Optional.empty(),
                        BROWSER,
                        Token.random())
                .id();
        assertThat(moderate.one(hasty, admin).reasons()).containsExactly("hasty");
        long trapped = submit.submit(
                        new NewComment(
                                "a-post",
                                Optional.empty(),
                                "G",
                                "g@example.com",
                                "",
                                "trap",
                                "buy",
                                agedStamp("a-post")),
                        Optional.empty(),
                        BROWSER,
                        Token.random())
                .id();
        assertThat(moderate.one(trapped, admin).status()).isEqualTo(CommentStatus.SPAM);
        assertThatThrownBy(() -> submit.submit(
                        new NewComment("a-post", Optional.empty(), "G", "g@example.com", "", "old", "", "1.x"),
                        Optional.empty(),
                        BROWSER,
                        Token.random()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void eachLooksAfterTheirOwn() {
        long mine = said("on Otto's post", Optional.empty());
        post("By Olga", other, true);
        long theirs = submit("by-olga", "on Olga's", "g@example.com", Token.random(), Optional.empty())
                .id();
        assertThat(queue(CommentStatus.APPROVED, admin))
                .extracting(CommentRow::id)
                .containsExactly(theirs, mine);
        assertThat(queue(CommentStatus.APPROVED, author))
                .extracting(CommentRow::id)
                .containsExactly(mine);
        assertThatThrownBy(() -> queue(CommentStatus.APPROVED, contributor)).isInstanceOf(Forbidden.class);

        assertThat(moderate.decide(List.of(mine, theirs), Decision.SPAM, author).count())
                .isEqualTo(1);
        assertThatThrownBy(() -> moderate.one(theirs, author)).isInstanceOf(CommentNotFound.class);
        assertThatThrownBy(() -> moderate.edit(theirs, "x", 0, author)).isInstanceOf(CommentNotFound.class);
        assertThatThrownBy(() -> moderate.reply(theirs, "x", author)).isInstanceOf(CommentNotFound.class);
        assertThatThrownBy(() -> moderate.decide(List.of(mine), Decision.APPROVE, contributor))
                .isInstanceOf(Forbidden.class);
        moderate.decide(List.of(theirs), Decision.TRASH, admin);
        assertThat(moderate.deleteForGood(List.of(theirs), author)).isZero();
        assertThatThrownBy(() -> moderate.deleteForGood(List.of(theirs), contributor))
                .isInstanceOf(Forbidden.class);
        assertThat(moderate.counts(author).spam()).isEqualTo(1);
        assertThat(moderate.counts(author).trash()).isZero();
        assertThat(moderate.counts(contributor).approved()).isZero();

        // Whoever is given the post is given its comments.
        database.change("update post set author_id = " + other.id() + " where id = " + post);
        assertThatThrownBy(() -> moderate.one(mine, author)).isInstanceOf(CommentNotFound.class);
        assertThat(moderate.one(mine, other).id()).isEqualTo(mine);
    }

    @Test
    void decisionsAreUndoneOnceByWhoMadeThem() {
        long one = said("one", Optional.empty());
        long two = said("two", Optional.empty());
        Decided spam = moderate.decide(List.of(one, two), Decision.SPAM, admin);
        assertThat(discussion().count()).isZero();
        assertThat(moderate.undo(spam.id(), author)).isZero();
        moderate.decide(List.of(two), Decision.TRASH, author);
        assertThat(moderate.undo(spam.id(), admin)).isEqualTo(1);
        assertThat(moderate.one(one, admin).status()).isEqualTo(CommentStatus.APPROVED);
        assertThat(moderate.one(two, admin).status()).isEqualTo(CommentStatus.TRASH);
        assertThat(moderate.undo(spam.id(), admin)).isZero();
        assertThat(moderate.decide(List.of(two), Decision.RESTORE, admin).count())
                .isEqualTo(1);
        assertThat(moderate.one(two, admin).status()).isEqualTo(CommentStatus.APPROVED);
        assertThat(discussion().count()).isEqualTo(2);
        assertThat(moderate.decide(List.of(one), Decision.APPROVE, admin)).isEqualTo(new Decided(0, 0));
    }

    @Test
    void onlyTheTrashIsDeletedForGood() {
        long first = said("first", Optional.empty());
        long answer = said("answer", Optional.of(first));
        assertThat(moderate.deleteForGood(List.of(first), admin)).isZero();
        moderate.decide(List.of(first), Decision.TRASH, admin);
        assertThat(moderate.deleteForGood(List.of(first), admin)).isEqualTo(1);
        assertThatThrownBy(() -> moderate.one(first, admin)).isInstanceOf(CommentNotFound.class);
        assertThat(discussion().comments()).singleElement().satisfies(left -> {
            assertThat(left.id()).isEqualTo(answer);
            assertThat(left.answer()).isTrue();
            assertThat(left.parentId()).isEmpty();
        });
    }

    @Test
    void decisionsTeachAndCanBeTakenBack() {
        List<Long> bad = new ArrayList<>();
        List<Long> good = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            bad.add(said("cheap casino pills number" + i, Optional.empty()));
            good.add(said("a thoughtful answer number" + i, Optional.empty()));
        }
        Decided decided = moderate.decide(bad, Decision.SPAM, admin);
        // They were shown at once; only now somebody says that they are wanted.
        moderate.decide(good, Decision.TRASH, admin);
        moderate.decide(good, Decision.APPROVE, admin);
        assertThat(database.number("select spam from spam_word where word = 'casino'"))
                .isEqualTo(6);
        assertThat(database.number("select ham from spam_word where word = 'thoughtful'"))
                .isEqualTo(6);
        assertThat(database.number("select spam_learned from comment_policy")).isEqualTo(6);
        CommentRow judged = moderate.one(said("casino pills", Optional.empty()), admin);
        assertThat(judged.status()).isNotEqualTo(CommentStatus.APPROVED);
        assertThat(judged.reasons()).contains("learned");
        assertThat(moderate.one(said("thoughtful answer", Optional.empty()), admin)
                        .status())
                .isEqualTo(CommentStatus.APPROVED);

        moderate.undo(decided.id(), admin);
        assertThat(database.number("select spam from spam_word where word = 'casino'"))
                .isZero();
        assertThat(database.number("select spam_learned from comment_policy")).isZero();
    }

    @Test
    void whatIsLearnedStaysWithinBounds() {
        database.change("insert into spam_word (word, spam, ham, seen_at) select 'w' || i, i % 5, 0, now() "
                + "from generate_series(1, 100) i");
        database.inTransaction(() -> spamWords.trim(40));
        assertThat(database.number("select count(*) from spam_word")).isEqualTo(40);
        assertThat(database.number("select min(spam) from spam_word")).isEqualTo(3);
    }

    @Test
    void aModeratorCorrectsAndAnswers() {
        mode("MODERATED");
        long id = submit("a-post", "a tpyo", "g@example.com", Token.random(), Optional.empty())
                .id();
        CommentRow before = moderate.one(id, author);
        moderate.edit(id, "a **typo**", before.version(), author);
        assertThatThrownBy(() -> moderate.edit(id, "late", before.version(), admin))
                .isInstanceOf(StaleVersion.class);
        assertThat(moderate.one(id, author).html()).contains("<strong>typo</strong>");
        long answer = moderate.reply(id, "Thank you", author);
        assertThat(discussion().comments()).extracting(CommentView::id).containsExactly(id, answer);
        assertThat(discussion().comments().get(1).byPostAuthor()).isTrue();
        moderate.decide(List.of(id), Decision.SPAM, admin);
        assertThatThrownBy(() -> moderate.reply(id, "again", author)).isInstanceOf(Invalid.class);
    }

    @Test
    void theQueueIsSearchedAndReadDownAndUp() {
        for (int i = 0; i < 70; i++) {
            said("comment number " + i, Optional.empty());
        }
        long found = said("Uma opinião diferente", Optional.empty());
        assertThat(moderate.page(
                                new CommentFilter(Optional.empty(), Optional.of("opiniao:*"), Optional.empty()),
                                Optional.empty(),
                                Optional.empty(),
                                admin)
                        .rows())
                .extracting(CommentRow::id)
                .containsExactly(found);
        CommentFilter all = new CommentFilter(Optional.empty(), Optional.empty(), Optional.empty());
        CommentPage first = moderate.page(all, Optional.empty(), Optional.empty(), admin);
        CommentPage second = moderate.page(all, first.older(), Optional.empty(), admin);
        CommentPage last = moderate.page(all, second.older(), Optional.empty(), admin);
        List<Long> met = new ArrayList<>();
        List.of(first, second, last).forEach(page -> page.rows().forEach(row -> met.add(row.id())));
        assertThat(met).hasSize(71).doesNotHaveDuplicates();
        assertThat(last.older()).isEmpty();
        assertThat(moderate.page(all, Optional.empty(), last.newer(), admin)).isEqualTo(second);
    }

    @Test
    void unwantedCommentsGoAfterAMonth() {
        long old = said("old spam", Optional.empty());
        moderate.decide(List.of(old), Decision.SPAM, admin);
        database.change("update comment set decided_at = now() - interval '31 days' where id = " + old);
        long young = said("young spam", Optional.empty());
        assertThatThrownBy(() -> moderate.one(old, admin)).isInstanceOf(CommentNotFound.class);
        assertThat(moderate.one(young, admin).id()).isEqualTo(young);
    }

    private void mode(String mode) {
        database.change("update comment_policy set mode = '" + mode + "'");
    }

    private Discussion discussion() {
        return read.discussion(post, "", 0).orElseThrow();
    }

    private List<CommentRow> queue(CommentStatus status, Actor actor) {
        return moderate.page(
                        new CommentFilter(Optional.of(status), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        actor)
                .rows();
    }

    /** By a guest who took their time. */
    private long said(String text, Optional<Long> parent) {
        return submit("a-post", text, "g@example.com", Token.random(), parent).id();
    }

    private Receipt submit(String slug, String text, String email, Token browser, Optional<Long> parent) {
        NewComment comment = comment(slug, text, agedStamp(slug), parent);
        return submit.submit(
                new NewComment(slug, parent, comment.name(), email, "", text, "", comment.stamp()),
                Optional.empty(),
                BROWSER,
                browser);
    }

    private static NewComment comment(String slug, String text, String stamp, Optional<Long> parent) {
        return new NewComment(slug, parent, "Grace", "", "", text, "", stamp);
    }

    /** A form's stamp of some seconds ago, made as the blog makes it: nobody waits in a test. */
    private String agedStamp(String slug) {
        return database.agedStamp(slug);
    }

    private long post(String title, Actor writer, boolean published) {
        return write.create(new NewPost(
                title, Optional.empty(), "Text", published, Optional.empty(), writer.id(), Optional.empty()));
    }
}
