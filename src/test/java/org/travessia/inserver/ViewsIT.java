package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.WritePost;
import org.travessia.readership.control.PostViews;
import org.travessia.readership.control.ReadStatistics;
import org.travessia.readership.control.ReadViews;
import org.travessia.readership.control.Referral;
import org.travessia.readership.control.Referrer;
import org.travessia.readership.control.Statistics;
import org.travessia.readership.control.WriteViews;

/** Views that replicas have counted add up, and only those of posts that everybody may read. */
@ExtendWith(ArquillianExtension.class)
class ViewsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(ViewsIT.class, Database.class);
    }

    @Inject
    WriteViews write;

    @Inject
    ReadViews read;

    @Inject
    ReadStatistics statistics;

    @Inject
    WritePost posts;

    @Inject
    Database database;

    private Actor editor;
    private Actor author;

    @BeforeEach
    void people() {
        database.clear();
        editor = database.person("edda", Role.EDITOR);
        author = database.person("ana", Role.AUTHOR);
    }

    @Test
    void what_two_replicas_counted_adds_up_in_one_statement_each() {
        long hers = create("Hers", author, true);
        long other = create("Other", editor, true);
        assertThat(database.statementsOf(() -> write.add(Map.of(hers, 3, other, 1))))
                .isEqualTo(1);
        write.add(Map.of(hers, 4));
        write.add(Map.of());
        assertThat(read.most(5, editor))
                .containsExactly(new PostViews(hers, "Hers", 7), new PostViews(other, "Other", 1));
        assertThat(read.most(5, author)).containsExactly(new PostViews(hers, "Hers", 7));
        assertThat(read.most(1, editor)).hasSize(1);
        assertThat(database.number("select count(*) from post_view")).isEqualTo(2);
    }

    @Test
    void made_up_numbers_and_what_not_everybody_may_read_are_dropped() {
        long draft = create("Draft", author, false);
        long thrown = create("Thrown", author, true);
        long hidden = create("Private", author, true);
        posts.trash(thrown, Optional.empty(), author.id());
        database.change("update post set visibility = 'PRIVATE' where title = 'Private'");
        write.add(Map.of(draft, 1, thrown, 1, hidden, 1, 999_999_999_999L, 1));
        assertThat(read.most(5, editor)).isEmpty();
        assertThat(database.number("select count(*) from post_view")).isZero();
    }

    @Test
    void days_are_the_sites_and_old_ones_are_not_of_late() {
        long id = create("Post", author, true);
        write.add(Map.of(id, 2));
        assertThat(database.values(
                        "select day = cast(now() at time zone (select time_zone from site) as date) from post_view"))
                .isEqualTo(List.of(true));
        database.change("insert into post_view (post_id, day, views) select post_id, day - 29, 10 from post_view");
        database.change(
                "insert into post_view (post_id, day, views) select post_id, day - 30, 100 from post_view where views = 2");
        assertThat(read.most(5, editor)).extracting(PostViews::views).containsExactly(12L);
        posts.trash(id, Optional.empty(), author.id());
        posts.erase(id, author.id());
        assertThat(database.number("select count(*) from post_view")).isZero();
    }

    @Test
    void where_readers_came_from_adds_up_and_is_bounded() {
        long hers = create("Hers", author, true);
        long other = create("Other", editor, true);
        long draft = create("Draft", author, false);
        assertThat(database.statementsOf(() -> write.addReferrals(Map.of(
                        new Referral(hers, "news.example.org"), 2,
                        new Referral(other, "google"), 1,
                        new Referral(draft, "secret.example.org"), 9,
                        new Referral(999_999_999_999L, "made.example.org"), 9))))
                .isEqualTo(1);
        write.addReferrals(Map.of(new Referral(hers, "news.example.org"), 3));
        assertThat(statistics.of(30, Optional.empty(), 20, editor).referrers())
                .containsExactly(new Referrer("news.example.org", 5), new Referrer("google", 1));
        assertThat(statistics.of(30, Optional.empty(), 20, author).referrers())
                .containsExactly(new Referrer("news.example.org", 5));
        assertThat(statistics.of(7, Optional.of(other), 20, editor).referrers())
                .containsExactly(new Referrer("google", 1));

        // Whoever makes hosts up fills a day's room once, and known ones go on counting.
        write.addReferrals(IntStream.range(0, 3000)
                .boxed()
                .collect(Collectors.toMap(number -> new Referral(other, "h" + number + ".example.org"), number -> 1)));
        write.addReferrals(
                Map.of(new Referral(hers, "news.example.org"), 1, new Referral(hers, "late.example.org"), 4));
        assertThat(database.number("select count(*) from post_referrer")).isBetween(2000L, 2002L);
        assertThat(database.number("select sum(views) from post_referrer")).isEqualTo(6 + 3000 + 5);
        assertThat(statistics.of(7, Optional.of(hers), 20, author).referrers())
                .containsExactly(new Referrer("news.example.org", 6), new Referrer("other", 4));
    }

    @Test
    void figures_are_of_ones_own_posts_and_cost_the_same_however_many() {
        long hers = create("Hers", author, true);
        long other = create("Other", editor, true);
        write.add(Map.of(hers, 3, other, 1));
        database.change("insert into post_view (post_id, day, views) select post_id, day - 40, 10 from post_view");
        Statistics all = statistics.of(30, Optional.empty(), 20, editor);
        assertThat(all.periods()).hasSize(30);
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.periods().get(29).views()).isEqualTo(4);
        assertThat(all.posts()).extracting(PostViews::title).containsExactly("Hers", "Other");
        assertThat(statistics.of(90, Optional.empty(), 20, editor).total()).isEqualTo(24);
        assertThat(statistics.of(365, Optional.empty(), 20, editor).periods()).hasSize(53);
        assertThat(statistics.of(30, Optional.empty(), 20, author).total()).isEqualTo(3);
        assertThat(statistics.of(30, Optional.of(hers), 20, author).total()).isEqualTo(3);
        assertThat(statistics.days(365, Optional.of(other), editor)).hasSize(365);
        assertThatThrownBy(() -> statistics.of(30, Optional.of(other), 20, author))
                .isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> statistics.days(30, Optional.of(other), author))
                .isInstanceOf(PostNotFound.class);
        // The site, days, posts, referrers.
        assertThat(database.statementsOf(() -> statistics.of(30, Optional.empty(), 20, editor)))
                .isEqualTo(4);
        assertThat(database.explain(
                        "select host, sum(views) from post_referrer where day > current_date - 30 group by host"))
                .contains("post_referrer_day");
    }

    private long create(String title, Actor by, boolean published) {
        return posts.create(new NewPost(
                title, Optional.empty(), "Text of " + title, published, Optional.empty(), by.id(), Optional.empty()));
    }
}
