package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.dashboard.control.DashboardView;
import org.travessia.dashboard.control.ShowDashboard;
import org.travessia.job.control.FailingJob;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostRow;
import org.travessia.post.control.WritePost;

/** The first page of the administration: to each what is theirs, in as many statements whatever there is. */
@ExtendWith(ArquillianExtension.class)
class DashboardIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(DashboardIT.class, Database.class);
    }

    @Inject
    ShowDashboard dashboard;

    @Inject
    WritePost write;

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
    void an_empty_blog_says_so() {
        DashboardView view = dashboard.of(editor);
        assertThat(view.blank()).isTrue();
        assertThat(view.draftCount() + view.scheduledCount() + view.waitingCount())
                .isZero();
    }

    @Test
    void everybody_sees_what_is_theirs_and_editors_all() {
        create("Hers", author, false, Optional.empty());
        create("Later", author, true, Optional.of(Duration.ofHours(2)));
        create("Sooner", editor, true, Optional.of(Duration.ofHours(1)));
        long thrown = create("Thrown away", author, false, Optional.empty());
        write.trash(thrown, Optional.empty(), author.id());

        DashboardView all = dashboard.of(editor);
        assertThat(all.scheduled()).extracting(PostRow::title).containsExactly("Sooner", "Later");
        assertThat(all.drafts()).extracting(PostRow::title).containsExactly("Hers");
        assertThat(all.recent()).extracting(PostRow::title).containsExactly("Sooner", "Later", "Hers");
        assertThat(all.draftCount()).isEqualTo(1);
        assertThat(all.scheduledCount()).isEqualTo(2);
        assertThat(all.waiting()).isPresent();

        DashboardView hers = dashboard.of(author);
        assertThat(hers.scheduled()).extracting(PostRow::title).containsExactly("Later");
        assertThat(hers.scheduledCount()).isEqualTo(1);
        assertThat(hers.recent()).extracting(PostRow::title).containsExactly("Later", "Hers");
        assertThat(dashboard.of(database.person("cora", Role.CONTRIBUTOR)).waiting())
                .isEmpty();
    }

    @Test
    void work_that_fails_is_shown_to_who_can_do_something() {
        database.change(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_failure,"
                        + " consecutive_failures, version) values ('media-test', 'x', now() + interval '1 day', false, now(), 3, 1)");
        try {
            assertThat(dashboard.of(editor).failing())
                    .filteredOn(job -> job.name().equals("media-test"))
                    .extracting(FailingJob::failures)
                    .containsExactly(3);
            assertThat(dashboard.of(author).failing()).isEmpty();
        } finally {
            database.change("delete from scheduled_tasks where task_name = 'media-test'");
        }
    }

    @Test
    void it_is_bounded_however_much_there_is() {
        for (int number = 0; number < 8; number++) {
            create("Draft " + number, author, false, Optional.empty());
            create("Later " + number, author, true, Optional.of(Duration.ofHours(number + 1)));
        }
        DashboardView view = dashboard.of(editor);
        assertThat(view.drafts()).hasSize(DashboardView.ROWS);
        assertThat(view.scheduled()).hasSize(DashboardView.ROWS);
        assertThat(view.recent()).hasSize(DashboardView.ROWS);
        // Counts, drafts, scheduled, last changed, comments and their counts, views, jobs.
        assertThat(database.statementsOf(() -> dashboard.of(editor))).isEqualTo(8);
    }

    private long create(String title, Actor by, boolean published, Optional<Duration> in) {
        return write.create(new NewPost(
                title,
                Optional.empty(),
                "Text of " + title,
                published,
                in.map(Instant.now()::plus),
                by.id(),
                Optional.empty()));
    }
}
